package de.mat.mailing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.mat.contact.Allowances;
import de.mat.contact.RecipientCandidate;
import de.mat.contact.Salutation;
import de.mat.delivery.BulkMessage;
import de.mat.html.FormattedText;
import de.mat.mailing.MailingProblem.Kind;
import de.mat.user.Role;
import de.mat.user.User;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a mailing says to each of its recipients. */
class MailingTextTest {

    private static final String IMPRINT = "Muster Maschinen GmbH\nMusterstraße 1, 10115 Berlin";
    private static final RecipientCandidate NOBODY = Allowances.recipient(Salutation.NONE, null, null, null, null);
    private static final RecipientCandidate ANA =
            Allowances.recipient(Salutation.MRS, "Ana", "Beispiel", "Muster & Söhne", "HR");

    @ParameterizedTest
    @CsvSource({
        "DE, MR, Max, Muster, Sehr geehrter Herr Muster",
        "DE, MRS, , Muster, Sehr geehrte Frau Muster",
        "DE, NONE, Max, Muster, Guten Tag Max Muster",
        "DE, NONE, , Muster, Guten Tag Muster",
        "DE, MR, Max, , Sehr geehrte Damen und Herren",
        "EN, MR, Max, Muster, Dear Mr Muster",
        "EN, NONE, , , Dear Sir or Madam",
        "FR, MRS, Max, Muster, Madame Muster",
        "SV, MR, Max, Muster, Hej Max Muster",
    })
    void addressesEachAsTheLanguageDoes(
            MailingLanguage language, Salutation salutation, String first, String last, String expected) {
        MailingText text = text(language, "Betreff", "<p>{{Anrede}},</p>");

        assertTrue(html(text, Allowances.recipient(salutation, first, last, null, null))
                .contains("<p>" + expected + ",</p>"));
    }

    @Test
    void eachPlaceholderHasWordsForWhomDoesNotSayIt() {
        MailingText text = text(
                MailingLanguage.DE,
                "Neu für {{Firma|Ihr Haus}}",
                "<p>{{Vorname}} {{ nachname | Kunde }} von {{Firma}} in {{Land}} / {{Firma|Ihrem Werk &amp; Lager}}</p>");

        assertEquals("Neu für Ihr Haus", subject(text, NOBODY));
        assertTrue(html(text, NOBODY)
                .contains("<p>Damen und Herren Kunde von Ihr Unternehmen in Ihrem Land / Ihrem Werk &amp; Lager</p>"));
        assertEquals("Neu für Muster & Söhne", subject(text, ANA));
        assertTrue(html(text, ANA)
                .contains("<p>Ana Beispiel von Muster &amp; S&ouml;hne in Kroatien / Muster &amp; S&ouml;hne</p>"
                        .replace("&ouml;", "ö")));
        assertTrue(plain(text, ANA).startsWith("Ana Beispiel von Muster & Söhne in Kroatien / Muster & Söhne\n"));
    }

    @Test
    void whatStandsInAContactIsOneLineOfTextAndNothingElse() {
        RecipientCandidate evil = Allowances.recipient(
                Salutation.MR,
                "{{Firma}}",
                "<img src=x onerror=alert(1)>\" style=\"",
                "Böse\r\nBcc: opfer@example.com\u0000",
                null);
        MailingText text =
                text(MailingLanguage.DE, "{{Firma}} {{Vorname}}", "<p>{{Vorname}} {{Nachname}} {{Firma}}</p>");

        assertEquals("Böse Bcc: opfer@example.com {{Firma}}", subject(text, evil));
        String html = html(text, evil);
        assertTrue(
                html.contains(
                        "{{Firma}} &lt;img src=x onerror=alert(1)&gt;&quot; style=&quot; Böse Bcc: opfer@example.com"),
                html);
        assertFalse(html.contains("<img"));
    }

    @Test
    void aLongValueDoesNotBurstTheSubject() {
        RecipientCandidate longest = Allowances.recipient(Salutation.MR, null, null, "x".repeat(200), null);

        assertTrue(subject(text(MailingLanguage.DE, "{{Firma}}", "<p>x</p>"), longest)
                        .length()
                <= 100);
        assertEquals(
                List.of(Kind.SUBJECT_TOO_LONG),
                kinds(text(MailingLanguage.DE, "{{Firma}}{{Vorname}}".repeat(5), "<p>x</p>")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{{Frima}}", "{{Anrede", "{{An<b>re</b>de}}", "{{}}", "{{f1}}", "{{leave}}", "{{ {{Anrede}} }}"})
    void whatNothingCanFillIsAMistake(String typed) {
        MailingText text = text(MailingLanguage.DE, "Betreff", "<p>" + typed + "</p>");

        assertEquals(
                List.of(Kind.TEXT_PLACEHOLDER), kinds(text).stream().distinct().toList());
    }

    @Test
    void theWordsForWhomDoesNotSayItHaveAnEnd() {
        assertTrue(subject(text(MailingLanguage.DE, "{{Firma|" + "x".repeat(280) + "}}", "<p>x</p>"), NOBODY)
                        .length()
                <= 100);
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 26; i++) {
            many.append("{{Firma|").append(i).append("}} ");
        }
        assertEquals(List.of(Kind.TOO_MANY_PLACEHOLDERS), kinds(text(MailingLanguage.DE, "B", "<p>" + many + "</p>")));
    }

    @Test
    void aMistakeIsNamed() {
        MailingText text = text(MailingLanguage.DE, "Für {{Frima}}", "<p>{{Anrede}} {{Ort}}</p>");

        assertEquals(
                List.of(
                        new MailingProblem(Kind.SUBJECT_PLACEHOLDER, "{{Frima}}"),
                        new MailingProblem(Kind.TEXT_PLACEHOLDER, "{{Ort}}")),
                text.problems());
    }

    @Test
    void withoutSubjectTextAndImprintNothingGoesOut() {
        MailingText text = new MailingText(mailing(MailingLanguage.DE, " ", "<p>&nbsp;</p>"), " ", true);

        assertEquals(List.of(Kind.NO_SUBJECT, Kind.NO_TEXT, Kind.NO_IMPRINT), kinds(text));
        assertEquals(List.of(), kinds(text(MailingLanguage.DE, "Betreff", "<p>Text</p>")));
    }

    @Test
    void theFootSaysWhyHowToObjectAndWhoSends() {
        MailingText text = text(MailingLanguage.DE, "Betreff", "<p>Hallo</p>");

        String html = html(text, NOBODY);
        assertTrue(html.contains("<a href=\"https://mat.example.com/u/abc\">Keine Rundmails mehr erhalten</a>"), html);
        assertTrue(html.contains("jederzeit widersprechen"));
        assertTrue(html.contains("Muster Maschinen GmbH<br />Musterstraße 1, 10115 Berlin"));
        String plain = plain(text, NOBODY);
        assertTrue(plain.contains("Keine Rundmails mehr erhalten: https://mat.example.com/u/abc\n"), plain);
        assertTrue(plain.endsWith(IMPRINT));
    }

    @Test
    void theSignatureStandsBelowTheLetterAndAboveTheFoot() {
        MailingText text = text(MailingLanguage.DE, "Betreff", "<p>Hallo</p><p><br /></p><p>&nbsp;</p>");

        String plain = plain(text, NOBODY);
        assertTrue(plain.startsWith("Hallo\n\n-- \nIhr Verkauf\n\n--------\nSie erhalten"), plain);
        String html = html(text, NOBODY);
        assertTrue(html.startsWith("<div><p>Hallo</p></div><br /><div>Ihr Verkauf</div><div style="), html);
    }

    @Test
    void withoutALinkAnAnswerIsTheWayToLeave() {
        MailingText text = new MailingText(mailing(MailingLanguage.EN, "Subject", "<p>Hi</p>"), IMPRINT, false);

        BulkMessage message = text.message(List.of());
        Map<String, String> values = text.values(NOBODY, Optional.empty());
        assertTrue(message.bodyFor(values).text().contains("answer this e-mail with the word \"unsubscribe\""));
        assertFalse(message.bodyFor(values).asHtml().contains("href"));
    }

    @Test
    void anImprintIsTextWhateverStandsInIt() {
        MailingText text =
                new MailingText(mailing(MailingLanguage.DE, "B", "<p>x</p>"), "<b>{{Anrede}}</b> & Co", true);

        assertEquals(List.of(), kinds(text));
        assertTrue(html(text, NOBODY).contains("&lt;b&gt;{ {Anrede}}&lt;/b&gt; &amp; Co"));
    }

    @ParameterizedTest
    @EnumSource(MailingLanguage.class)
    void eachLanguageHasAllItsWords(MailingLanguage language) {
        for (Placeholder placeholder : Placeholder.values()) {
            assertFalse(placeholder.fallback(language).isBlank());
        }
        for (Salutation salutation : Salutation.values()) {
            assertTrue(MailingWords.in(language)
                    .salutation(salutation, "Max", "Muster")
                    .endsWith("Muster"));
        }
        for (String word : List.of("why", "link", "leave", "answer", "test", "view", "onRequest")) {
            assertFalse(MailingWords.in(language).get(word).isBlank());
        }
    }

    private static MailingText text(MailingLanguage language, String subject, String html) {
        return new MailingText(mailing(language, subject, html), IMPRINT, true);
    }

    private static Mailing mailing(MailingLanguage language, String subject, String html) {
        Mailing mailing = new Mailing(language, new User("anna", Role.USER, "hash"), Instant.EPOCH);
        mailing.write(subject, html, language);
        return mailing;
    }

    private static List<Kind> kinds(MailingText text) {
        return text.problems().stream().map(MailingProblem::kind).toList();
    }

    private static Map<String, String> values(MailingText text, RecipientCandidate recipient) {
        return text.values(recipient, Optional.of("https://mat.example.com/u/abc"));
    }

    private static String subject(MailingText text, RecipientCandidate recipient) {
        return text.message(List.of()).subjectFor(values(text, recipient));
    }

    private static String html(MailingText text, RecipientCandidate recipient) {
        return body(text, recipient).asHtml();
    }

    private static FormattedText body(MailingText text, RecipientCandidate recipient) {
        return text.message(List.of()).bodyFor(values(text, recipient)).signedWith(FormattedText.plain("Ihr Verkauf"));
    }

    private static String plain(MailingText text, RecipientCandidate recipient) {
        return body(text, recipient).text();
    }
}
