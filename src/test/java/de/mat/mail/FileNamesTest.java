package de.mat.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNamesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Angebot Bandsäge.pdf|Angebot Bandsäge.pdf",
                "../../etc/passwd|passwd",
                "C:\\Windows\\win.ini|win.ini",
                "a/b\\c.txt|c.txt",
                ".htaccess|htaccess",
                "x.pdf. .|x.pdf",
                "a<b>:\"?*.txt|a_b_.txt",
                "Фото 1.jpg|Фото 1.jpg",
                "con|1.bin",
                "LPT1.txt|1.bin",
                "..|1.bin",
                "/|1.bin",
                "_|1.bin"
            })
    void makesANameHarmless(String name, String expected) {
        assertEquals(expected, FileNames.harmless(name, "1.bin"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\r\nSet-Cookie: x=y.txt",
                "a\u0000b.txt",
                "Rechnung\u202Efdp.exe",
                "a\u2066b\u2069\u200F.txt",
                "a\u200Bb\uFEFF.txt",
                "a\u2028b\u0085.txt",
                "a\ud800.txt",
                "\"; filename=x.html; x=\".txt"
            })
    void nothingHiddenAndNothingThatEndsAHeaderIsLeft(String name) {
        String harmless = FileNames.harmless(name, "1.bin");

        assertTrue(harmless.codePoints()
                .noneMatch(c -> Character.isISOControl(c)
                        || Character.getType(c) == Character.FORMAT
                        || Character.getType(c) == Character.SURROGATE
                        || "\"\\/<>:|?*".indexOf(c) >= 0));
    }

    @Test
    void keepsTheExtensionOfALongName() {
        String name = FileNames.harmless("x".repeat(300) + ".pdf", "1.bin");

        assertEquals(100, name.length());
        assertTrue(name.endsWith("x.pdf"));
        assertEquals(100, FileNames.harmless("x".repeat(300), "1.bin").length());
        assertFalse(Character.isHighSurrogate(
                FileNames.harmless("\ud83d\ude00".repeat(300), "1.bin").charAt(99)));
        assertEquals("1.bin", FileNames.harmless("", "1.bin"));
    }
}
