package de.mat.contact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a stranger's words say about a contact. */
class ContactCluesTest {

    @Test
    void aNewContactSaysWhatTheWordsSay() {
        ContactDraft draft = new ContactClues(
                        "Muster Metall d.o.o.",
                        " Ana Maria Beispiel ",
                        "10000 Zagreb, Kroatien",
                        "Kroatien",
                        List.of("+385 1 4806 111", "x".repeat(80)),
                        " ana@example.com",
                        "hr")
                .draft();

        assertEquals("Muster Metall d.o.o.", draft.getCompany());
        assertEquals("Ana Maria", draft.getFirstName());
        assertEquals("Beispiel", draft.getLastName());
        assertEquals("10000", draft.getPostalCode());
        assertEquals("Zagreb", draft.getCity());
        assertEquals("HR", draft.getCountry());
        assertEquals("hr", draft.getLanguage());
        assertEquals("+385 1 4806 111", draft.getPhones());
        assertEquals("ana@example.com", draft.getAddress());
    }

    @Test
    void whatFitsInNoFieldIsCutOrLeftOut() {
        ContactDraft draft = new ContactClues(
                        "F".repeat(500), "N".repeat(200), "24300", "Nirgendland", List.of(), "keine Adresse", null)
                .draft();

        assertTrue(draft.getCompany().length() <= 200);
        assertTrue(draft.getLastName().length() <= 100);
        assertEquals("24300", draft.getPostalCode());
        assertEquals(null, draft.getCity());
        assertEquals(null, draft.getCountry());
        assertEquals(null, draft.getAddress());
        assertTrue(new ContactClues(null, null, "Berlin", null, List.of(), null, null)
                .draft()
                .isNameless());
    }

    @ParameterizedTest
    @CsvSource({
        "Kroatien, HR",
        "croatia, HR",
        "Deutschland, DE",
        "D, DE",
        "de, DE",
        "AUT, AT",
        "Österreich, AT",
        "Vereinigtes Königreich, GB",
        "Nederland, NL",
        "Hrvatska, HR"
    })
    void aCountryIsKnownByItsNames(String word, String code) {
        assertEquals(Optional.of(code), IsoCodes.country(word));
    }

    @ParameterizedTest
    @CsvSource({"Deutsch, de", "german, de", "DE, de", "Englisch, en", "Kroatisch, hr"})
    void aLanguageIsKnownByItsNames(String word, String code) {
        assertEquals(Optional.of(code), IsoCodes.language(word));
    }
}
