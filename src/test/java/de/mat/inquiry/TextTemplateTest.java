package de.mat.inquiry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import de.mat.testing.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Text templates: what stands in the places of an inquiry, and what is kept. */
class TextTemplateTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    @AutoClose
    private final TestDatabase database = TestDatabase.open();

    @Test
    void fillsWhatTheInquirySays() {
        String text = "{Anrede}, {Name} ({Firma}): {Maschine}, Nr. {Nummer}, {Betreff}. {Benutzer}";

        assertEquals(
                "Guten Tag Ana Beispiel, Ana Beispiel (Muster Metall): Musterwerk UV 100, Nr. 4711, Anfrage. Jonas Beispiel",
                filled(TextLanguage.DE, text, known()));
    }

    @ParameterizedTest
    @CsvSource({"DE, Sehr geehrte Damen und Herren", "EN, Dear Sir or Madam"})
    void greetsWhomItDoesNotKnowInTheLanguageOfTheTemplate(TextLanguage language, String salutation) {
        assertEquals(salutation + ",", filled(language, "{Anrede},", NewInquiries.about("x", NOON)));
    }

    @ParameterizedTest
    @EnumSource
    void greetsInEachLanguage(TextLanguage language) {
        assertEquals(2, language.getCode().length());
        assertEquals(true, language.salutation(Optional.of("Ana")).endsWith("Ana"));
    }

    @Test
    void saysOtherwiseWhatTheTemplateSaysOrNothing() {
        String text = "{Maschine|unser Angebot}/{Firma}/{Nummer|}/{maschine}";

        assertEquals("unser Angebot///", filled(TextLanguage.DE, text, NewInquiries.about("x", NOON)));
    }

    @Test
    void whatAStrangerWroteIsNoPlaceholder() {
        NewInquiry hostile = named("{Benutzer} $1 \\");

        assertEquals("{Benutzer} $1 \\", filled(TextLanguage.DE, "{Name}", hostile));
    }

    @Test
    void namesUnknownPlaceholders() {
        assertEquals(
                List.of("{Preis}", "{Company}", "{}"),
                Placeholder.unknown("{Preis} {Company|x} {Name} {NAME} { Firma } {Preis} {} }{ {"));
    }

    @Test
    void keepsChangesAndRemovesTemplates() {
        assertEquals(Optional.empty(), store(draft("Verfügbar", TextLanguage.DE, "Ja, {Name}.")));
        TextTemplate stored = called("Verfügbar");
        TextTemplateDraft change = new TextTemplateDraft(stored);
        change.setText("Ja.");

        assertEquals(Optional.empty(), store(change));
        assertEquals("Ja.", called("Verfügbar").getText());

        database.run(entityManager -> new TextTemplateService(entityManager).remove(stored.getId()));
        assertEquals(2, all().size(), "the shipped ones");
    }

    @Test
    void refusesATakenNameOfTheSameLanguage() {
        store(draft("Verfügbar", TextLanguage.DE, "Ja."));

        assertEquals(Optional.of(TextTemplateProblem.NAME_TAKEN), store(draft("verfügbar", TextLanguage.DE, "Nein.")));
        assertEquals(Optional.empty(), store(draft("Verfügbar", TextLanguage.EN, "Yes.")));
    }

    @Test
    void theSecondOfTwoAdministratorsHearsOfTheFirst() {
        store(draft("Verfügbar", TextLanguage.DE, "Ja."));
        TextTemplateDraft first = new TextTemplateDraft(called("Verfügbar"));
        TextTemplateDraft second = new TextTemplateDraft(called("Verfügbar"));
        first.setText("Eins");
        second.setText("Zwei");
        store(first);

        assertEquals(Optional.of(TextTemplateProblem.CHANGED), store(second));

        second.rebase(called("Verfügbar"));
        assertEquals(Optional.empty(), store(second));
        assertEquals("Zwei", called("Verfügbar").getText());
    }

    @Test
    void storesNoUnknownPlaceholder() {
        TextTemplateDraft draft = draft("Preis", TextLanguage.DE, "{Preis}");

        assertThrows(IllegalArgumentException.class, () -> store(draft));
    }

    @Test
    void theShippedOnesCanBeStored() {
        all().forEach(template -> assertEquals(Optional.empty(), store(new TextTemplateDraft(template))));
    }

    private String filled(TextLanguage language, String text, NewInquiry inquiry) {
        return new TextTemplate(draft("x", language, text))
                .filled(new Inquiry(inquiry, new RawMail(new byte[] {1}), 0), "Jonas Beispiel");
    }

    private static NewInquiry known() {
        return inquiry(
                "Ana Beispiel", Optional.of("Muster Metall"), Optional.of("Musterwerk UV 100"), Optional.of("4711"));
    }

    private static NewInquiry named(String person) {
        return inquiry(person, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static NewInquiry inquiry(
            String person, Optional<String> company, Optional<String> machine, Optional<String> number) {
        return new NewInquiry(
                "machineseeker",
                InquiryType.PRODUCT_INQUIRY,
                number,
                Optional.empty(),
                NOON,
                Optional.of("Anfrage"),
                company,
                Optional.of(person),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                machine,
                Optional.empty(),
                Optional.empty(),
                "Guten Tag",
                List.of(),
                true,
                true);
    }

    private static TextTemplateDraft draft(String name, TextLanguage language, String text) {
        TextTemplateDraft draft = new TextTemplateDraft();
        draft.setName(name);
        draft.setLanguage(language);
        draft.setText(text);
        return draft;
    }

    private Optional<TextTemplateProblem> store(TextTemplateDraft draft) {
        return database.compute(entityManager -> new TextTemplateService(entityManager).store(draft));
    }

    private List<TextTemplate> all() {
        return database.compute(entityManager -> new TextTemplateService(entityManager).all());
    }

    private TextTemplate called(String name) {
        return all().stream()
                .filter(each -> each.isCalled(name, TextLanguage.DE))
                .findFirst()
                .orElseThrow();
    }
}
