package de.mat.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
    void everyPartOfATextFindsIt() {
        String text = "Bandsäge GRÖẞER Straße Łódź";
        String words = SearchWords.line(List.of(text), 1000);

        for (int start = 0; start < text.length(); start++) {
            for (int end = start + 1; end <= text.length(); end++) {
                for (String part : SearchWords.of(text.substring(start, end))) {
                    assertTrue(words.contains(part), part);
                }
            }
        }
    }

    @Test
    void findsAPhoneNumberHoweverItIsWritten() {
        String words = SearchWords.line(List.of("+49 (30) 23125-014"), 1000);

        for (String typed : List.of("+49 30 23125 014", "493023125014", "23125-014", "23125014")) {
            assertTrue(SearchWords.of(typed).stream().allMatch(words::contains), typed + " in " + words);
        }
    }

    @Test
    void keepsAsManyWholeWordsAsFit() {
        assertEquals("abc ghi", SearchWords.line(List.of("abc defghij", "ghi"), 8));
    }
}
