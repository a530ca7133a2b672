package de.mat.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchWordsTest {

    @ParameterizedTest
    @CsvSource({
        "MÜLLER, mueller",
        "Mueller, mueller",
        "Mu\u0308ller, mueller",
        "GROẞ, gross",
        "Größe, groesse",
        "Česká, ceska",
        "Łódź, lodz",
        "Ærø, aeroe",
        "İzmir, izmir",
        "ＵＶ, uv",
        "ﬁn, fin"
    })
    void spellsLettersOutAsPeopleTypeThem(String word, String expected) {
        assertEquals(Set.of(expected), SearchWords.of(word));
    }

    @Test
    void takesEachWordOnceAndWithoutPunctuationAroundIt() {
        assertEquals(
                List.of("hallo", "uv-100", "d.o.o", "5000"),
                List.copyOf(SearchWords.of(" Hallo,\nHALLO! (UV-100)\u00a0d.o.o. „5000“ … - ")));
    }

    @Test
    void splitsAtWhatLikeTakesForAPattern() {
        assertEquals(List.of("100", "a", "b", "c"), List.copyOf(SearchWords.of("100% a_b\\c\u0000")));
        assertEquals(Set.of(), SearchWords.of("%_\\ ?!"));
    }

    @Test
    void everyWordOfATextAndEveryBeginningOfOneFindsIt() {
        String text = "Bandsäge GRÖẞER (Straße) Łódź UV-100 d.o.o. o'Neill <ana@example.com>";

        for (String word : text.split(" ")) {
            for (int end = 1; end <= word.length(); end++) {
                assertTrue(finds(word.substring(0, end), text), word.substring(0, end));
            }
        }
        assertFalse(finds("säge", text));
    }

    @Test
    void partsBehindPunctuationAreFoundAsWordsAre() {
        String text = "kontakt: <ana.mueller@mail.example.com>, (Kreissäge/Bandsäge) UV-100";

        for (String typed : List.of(
                "ana.mueller@mail.example.com",
                "ANA.MÜLLER@mail",
                "mueller@",
                "müller",
                "mail.example.com",
                "example",
                "bandsä",
                "uv-1",
                "100")) {
            assertTrue(finds(typed, text), typed);
        }
        assertFalse(finds("00", text));
    }

    @Test
    void findsAPhoneNumberHoweverItIsWritten() {
        for (String typed : List.of(
                "+49 30 23125 014",
                "493023125014",
                "3023125014",
                "23125-014",
                "23125014",
                "(30) 23125",
                "+49 (30) 23125-014")) {
            assertTrue(finds(typed, "+49 (30) 23125-014"), typed);
        }
        for (String typed : List.of("030 23125", "030/23125-014", "03023125", "23125")) {
            assertTrue(finds(typed, "030/23125-014"), typed);
        }
    }

    @Test
    void keepsAsManyWholeWordsAsFit() {
        assertEquals(" abc ghi", SearchWords.line(List.of("abc defghij", "ghi"), 9));
    }

    @Test
    void aWordIsNeverTooLongForADatabase() {
        String address = "https://example.com/" + "a/".repeat(5_000);

        assertTrue(finds(address, address));
        assertTrue(SearchWords.line(List.of(address), 20_000).length() < 1_100);
        assertTrue(SearchWords.of("x" + "\ud801\udc28".repeat(60)).stream()
                .allMatch(word -> word.length() <= 100 && !Character.isHighSurrogate(word.charAt(word.length() - 1))));
    }

    private static boolean finds(String typed, String text) {
        String line = SearchWords.line(List.of(text), 20_000);
        return SearchWords.of(typed).stream().allMatch(word -> line.contains(" " + word));
    }
}
