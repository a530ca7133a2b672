package de.mat.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;

class StorableTextTest {

    @Test
    void dropsWhatADatabaseRefuses() {
        assertEquals("ab\ncd\tef", StorableText.lines("a\u0000b\r\nc\u0007d\te\ud800f", 100));
    }

    @Test
    void dropsWhatTurnsTheDirectionOfWriting() {
        assertEquals("Rechnung fdp.exe", StorableText.line("Rechnung \u202efdp.exe\u202c\u2066\u2069", 100));
        assertEquals("שלום\u200f", StorableText.line("שלום\u200f", 100));
    }

    @Test
    void cutsWhatIsTooLongAndShowsIt() {
        assertEquals("abcd…", StorableText.lines("abcdefgh", 5));
        assertEquals("abcde", StorableText.lines("abcde", 5));
    }

    @Test
    void neverCutsACharacterInTwo() {
        assertEquals("abc…", StorableText.lines("abc\ud83d\ude00defgh", 5));
    }

    @Test
    void aLineHasNoLineBreak() {
        assertEquals("a b c", StorableText.line(" a\r\n\tb\nc ", 10));
        assertEquals("a b c", StorableText.line("\u2028a\u2028b\u2029c", 10));
        assertNull(StorableText.line(" \u0000\n ", 10));
    }

    @Test
    void aListKeepsWhatFits() {
        assertEquals(List.of("abc", "d…"), StorableText.list(List.of("abc", " ", "def", "ghi"), 6));
    }
}
