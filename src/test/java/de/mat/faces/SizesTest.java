package de.mat.faces;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SizesTest {

    @ParameterizedTest
    @CsvSource({
        "0, '0 B'",
        "999, '999 B'",
        "1000, '1 kB'",
        "12600, '13 kB'",
        "999499, '999 kB'",
        "999500, '1 MB'",
        "1540000, '1,5 MB'",
        "26214400, '26,2 MB'"
    })
    void writesSizesAsPeopleReadThem(long bytes, String expected) {
        assertEquals(expected, Sizes.in(Locale.GERMAN, bytes));
    }
}
