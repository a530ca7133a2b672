package de.mat.contact;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Telephone numbers in the one form that they can be compared in. */
class PhoneNumbersTest {

    @ParameterizedTest
    @CsvSource({
        "030 23125 100, DE, +493023125100",
        "(030) 23125-100, , +493023125100",
        "+49 (0)30 23125 100, AT, +493023125100",
        "0049 30 23125100, , +493023125100",
        "01 5123456, AT, +4315123456",
        "+385 1 4806 111, DE, +38514806111"
    })
    void aNumberIsTheSameHoweverItIsWritten(String typed, String country, String number) {
        assertEquals(Optional.of(number), PhoneNumbers.e164(typed, country));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Durchwahl 7", "12345", "+999 1 234567", "030 23125 100 ext. 12", "siehe Notiz 030"})
    void whatIsNoNumberStaysWhatItIs(String typed) {
        assertEquals(Optional.empty(), PhoneNumbers.e164(typed, "DE"));
    }

    @Test
    void peopleReadItInGroups() {
        assertEquals("+49 30 23125100", PhoneNumbers.readable("+493023125100"));
        assertEquals("Durchwahl 7", PhoneNumbers.readable("Durchwahl 7"));
    }
}
