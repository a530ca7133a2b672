package de.mat.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.mat.mail.ReceivedMail;
import de.mat.mail.ReceivedMail.Address;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlatformReaderTest {

    private static final Address RELAY = ReceivedMails.RELAY;

    private static final String BLOCK = """
            Sie haben eine neue Anfrage: bitte antworten Sie bald.

            Firma: Muster Metall d.o.o.
            Name: Ana Beispiel
            Ort: 10000 Zagreb, Kroatien
            Mobil: +385 1 0000 000
            Festnetz: 030 23125 014
            E-Mail: buyer-ab1cd2ef3gh4i@channel.machineseeker.com
            Kategorie: Verpackungsmaschinen - Verschließmaschinen
            Anfrage zu: Musterwerk UV 100
            Nachricht an Sie: Guten Tag,

            haben Sie die Maschine noch?
            Preis: 5000
            Name: steht auch in der Nachricht

            Danke
            """;

    private final Sender sender = ShippedSenders.of("*@channel.machineseeker.com");

    @Test
    void readsEveryLabel() {
        RecognisedInquiry inquiry = readText(BLOCK);

        assertEquals(Optional.of("Muster Metall d.o.o."), inquiry.company());
        assertEquals(Optional.of("Ana Beispiel"), inquiry.person());
        assertEquals(Optional.of("10000 Zagreb"), inquiry.place());
        assertEquals(Optional.of("Kroatien"), inquiry.country());
        assertEquals(List.of("+385 1 0000 000", "030 23125 014"), inquiry.phones());
        assertEquals(Optional.of("buyer-ab1cd2ef3gh4i@channel.machineseeker.com"), inquiry.answerAddress());
        assertEquals(Optional.of("Verpackungsmaschinen - Verschließmaschinen"), inquiry.category());
        assertEquals(Optional.of("Musterwerk UV 100"), inquiry.machine());
        assertEquals(List.of(), inquiry.further());
        assertTrue(inquiry.complete());
    }

    @Test
    void theMessageRunsToTheEndWhateverItsLinesLookLike() {
        assertEquals(
                "Guten Tag,\n\nhaben Sie die Maschine noch?\nPreis: 5000\nName: steht auch in der Nachricht\n\nDanke",
                readText(BLOCK).message());
    }

    @Test
    void readsValuesOnTheNextLine() {
        RecognisedInquiry inquiry = readText("""
                Firma:
                Muster GmbH
                Name:
                Max Muster
                Telefon:
                030 23125 001
                Nachricht an Sie:
                Bitte um Angebot.
                """);

        assertEquals(Optional.of("Muster GmbH"), inquiry.company());
        assertEquals(Optional.of("Max Muster"), inquiry.person());
        assertEquals(List.of("030 23125 001"), inquiry.phones());
        assertEquals("Bitte um Angebot.", inquiry.message());
    }

    @Test
    void anEmptyValueDoesNotTakeTheNextLabel() {
        RecognisedInquiry inquiry = readText("""
                Firma:
                Name: Max Muster
                Ort:

                Anfrage zu:
                Nachricht an Sie: Bitte um Angebot.
                """);

        assertEquals(Optional.empty(), inquiry.company());
        assertEquals(Optional.of("Max Muster"), inquiry.person());
        assertEquals(Optional.empty(), inquiry.place());
        assertEquals(Optional.empty(), inquiry.machine());
        assertTrue(inquiry.complete());
    }

    @Test
    void anEmptyValueDoesNotTakeAParagraph() {
        RecognisedInquiry inquiry = readText("""
                Name: Max Muster
                Firma:

                Diese Nachricht wurde automatisch erstellt.
                Nachricht an Sie: Bitte um Angebot.
                """);

        assertEquals(Optional.empty(), inquiry.company());
    }

    @Test
    void readsEnglishLabelsInAnyCase() {
        RecognisedInquiry inquiry = readText("""
                company: Sample Forge Ltd.
                NAME: John Sample
                Location: Sampletown, United Kingdom
                Mobile: +44 1632 960001
                E-mail: buyer-cd9ef8gh7ij6k@channel.machineseeker.com
                Category: Metalworking - Presses
                Inquiry about: Exempla Press 250
                Message: Hello
                """);

        assertEquals(Optional.of("Sample Forge Ltd."), inquiry.company());
        assertEquals(Optional.of("John Sample"), inquiry.person());
        assertEquals(Optional.of("Sampletown"), inquiry.place());
        assertEquals(Optional.of("United Kingdom"), inquiry.country());
        assertEquals(Optional.of("Exempla Press 250"), inquiry.machine());
        assertEquals("Hello", inquiry.message());
    }

    @Test
    void readsBoldLabelsOfPlainText() {
        RecognisedInquiry inquiry =
                readText("*Firma:* Muster GmbH\n**Name**: Max Muster\n*Nachricht an Sie:* Guten Tag");

        assertEquals(Optional.of("Muster GmbH"), inquiry.company());
        assertEquals(Optional.of("Max Muster"), inquiry.person());
        assertEquals("Guten Tag", inquiry.message());
    }

    @Test
    void keepsUnknownLabels() {
        RecognisedInquiry inquiry = readText("Name: Max\nGewünschte Lieferung: sofort\nNachricht an Sie: Guten Tag");

        assertEquals(List.of("Gewünschte Lieferung: sofort"), inquiry.further());
    }

    @Test
    void keepsAPhoneThatIsNoneAsUnknown() {
        RecognisedInquiry inquiry =
                readText("Name: Max\nMobil: bitte nicht anrufen\nTelefon: 030 23125 001, 030 23125 002\n"
                        + "Nachricht an Sie: Guten Tag");

        assertEquals(List.of("030 23125 001", "030 23125 002"), inquiry.phones());
        assertEquals(List.of("Mobil: bitte nicht anrufen"), inquiry.further());
    }

    @Test
    void aPlaceWithoutCountryIsATown() {
        assertEquals(
                Optional.of("Musterstadt"),
                readText("Ort: Musterstadt\nNachricht an Sie: x").place());
        assertEquals(
                Optional.empty(),
                readText("Ort: Musterstadt\nNachricht an Sie: x").country());
        assertEquals(
                Optional.of("24300"),
                readText("Ort: 24300, Kroatien\nNachricht an Sie: x").place());
        assertEquals(
                Optional.of("Kroatien"),
                readText("Ort: , Kroatien\nNachricht an Sie: x").country());
        assertEquals(
                Optional.of("Musterstadt, 12345"),
                readText("Ort: Musterstadt, 12345\nNachricht an Sie: x").place());
    }

    @Test
    void anAddressThatIsNoneIsLeftToTheHeaders() {
        RecognisedInquiry inquiry = readText("Name: Max\nE-Mail: siehe unten\nNachricht an Sie: Guten Tag");

        assertEquals(Optional.of(RELAY.address()), inquiry.answerAddress());
        assertEquals(List.of("E-Mail: siehe unten"), inquiry.further());
    }

    @Test
    void twoInquiriesInOneMailAreNotMixed() {
        RecognisedInquiry inquiry = readText(BLOCK + "\n" + BLOCK.replace("Ana Beispiel", "Max Muster"));

        assertFalse(inquiry.complete());
        assertEquals(Optional.empty(), inquiry.company());
        assertTrue(inquiry.message().contains("Max Muster"));
        assertTrue(inquiry.message().contains("Firma: Muster Metall d.o.o."));
    }

    @Test
    void aRepeatedFieldIsNotGuessed() {
        RecognisedInquiry inquiry = readText("Name: Max\nFirma: Eins\nFirma: Zwei\nNachricht an Sie: Guten Tag");

        assertFalse(inquiry.complete());
        assertEquals(Optional.empty(), inquiry.company());
    }

    @Test
    void aSignatureWithLabelsIsNoBlock() {
        RecognisedInquiry inquiry = readText(
                "Ist die Maschine noch da?\n\nFirma: Muster GmbH\nName: Max\nTelefon: 030 23125 001\nE-Mail: max@example.com");

        assertFalse(inquiry.complete());
        assertEquals(Optional.empty(), inquiry.company());
        assertEquals(List.of(), inquiry.phones());
        assertTrue(inquiry.message().startsWith("Ist die Maschine noch da?"));
    }

    @Test
    void readsHtmlBeforeText() {
        RecognisedInquiry inquiry =
                read(mail("Anfrage", Optional.of("""
                                <table><tr><td><b>Firma:</b></td><td>Schmidt &amp; S&ouml;hne</td></tr>
                                <tr><td><b>Name:</b></td><td>Max&nbsp;Muster</td></tr></table>
                                <p><b>Nachricht an Sie:</b> Guten <i>Tag</i>,<br>danke</p>"""), Optional.of("Firma: Aus dem Text\nNachricht an Sie: Text")));

        assertEquals(Optional.of("Schmidt & Söhne"), inquiry.company());
        assertEquals(Optional.of("Max Muster"), inquiry.person());
        assertEquals("Guten Tag,\ndanke", inquiry.message());
    }

    @Test
    void fallsBackToTheTextPartWhenTheHtmlHasNoLabels() {
        RecognisedInquiry inquiry = read(mail(
                "Anfrage",
                Optional.of("<p>Bitte Text ansehen</p>"),
                Optional.of("Name: Max\nNachricht an Sie: Hallo")));

        assertEquals(Optional.of("Max"), inquiry.person());
        assertEquals("Hallo", inquiry.message());
    }

    @Test
    void withoutLabelsTheWholeTextIsTheMessage() {
        RecognisedInquiry inquiry = readText("Grüß Gott,\r\n\r\nist die Bandsäge noch verfügbar?\r\n");

        assertFalse(inquiry.complete());
        assertEquals("Grüß Gott,\n\nist die Bandsäge noch verfügbar?", inquiry.message());
        assertEquals(Optional.of("Ana Beispiel"), inquiry.person());
        assertEquals(Optional.of(RELAY.address()), inquiry.answerAddress());
    }

    @Test
    void anAnswerGoesToReplyToFirst() {
        ReceivedMail mail = new ReceivedMail(
                List.of(RELAY),
                List.of(new Address("", "reply@channel.machineseeker.com")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.of("Hallo"));

        assertEquals(Optional.of("reply@channel.machineseeker.com"), read(mail).answerAddress());
    }

    @Test
    void thePlatformsOwnNameIsNoPerson() {
        ReceivedMail mail = new ReceivedMail(
                List.of(new Address("Machineseeker", RELAY.address())),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.of("Hallo"));

        assertEquals(Optional.empty(), read(mail).person());
    }

    @Test
    void aMailWithoutAnyTextStillBecomesAnInquiry() {
        RecognisedInquiry inquiry = read(mail("Anfrage", Optional.empty(), Optional.empty()));

        assertFalse(inquiry.complete());
        assertEquals("", inquiry.message());
    }

    @Test
    void categoryMailsAreWantedAds() {
        RecognisedInquiry inquiry =
                read(mail("Kategorie-Anfragen (1 Nachricht)", Optional.empty(), Optional.of(BLOCK)));

        assertEquals(RecognisedInquiry.Type.WANTED_AD, inquiry.type());
        assertEquals(RecognisedInquiry.Type.PRODUCT_INQUIRY, readText(BLOCK).type());
    }

    @Test
    void anEndlessLineIsReadInTime() {
        RecognisedInquiry inquiry = readText("Name: Max\n" + "a ".repeat(500_000) + "\nNachricht an Sie: Guten Tag");

        assertEquals(Optional.of("Max"), inquiry.person());
    }

    private RecognisedInquiry read(ReceivedMail mail) {
        List<RecognisedInquiry> inquiries = PlatformReader.read(sender, mail);
        assertEquals(1, inquiries.size());
        return inquiries.get(0);
    }

    private RecognisedInquiry readText(String text) {
        return read(mail("Anfrage", Optional.empty(), Optional.of(text)));
    }

    private static ReceivedMail mail(String subject, Optional<String> html, Optional<String> text) {
        return new ReceivedMail(
                List.of(RELAY),
                List.of(),
                Optional.of(subject),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                html,
                text);
    }
}
