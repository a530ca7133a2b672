package de.mat.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12500 | 12500",
                "12.500 | 12500",
                "12,500 | 12500",
                "12.500,00 | 12500.00",
                "12,500.50 | 12500.50",
                "1.234.567,8 | 1234567.8",
                "12 500 € | 12500",
                "€ 12'500.- | ",
                "CHF 12'500.50 | 12500.50",
                "12.500,- | 12500",
                "12.500,-- € | 12500",
                "12500.5 EUR | 12500.5",
                "12500,5 | 12500.5",
                "0 | 0",
                "99,9 | 99.9",
                "1.5 | 1.5"
            })
    void readsAmountsOfEveryLanguage(String text, BigDecimal amount) {
        assertEquals(Optional.ofNullable(amount), AmountText.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-5",
                "auf Anfrage",
                "1.2.3",
                "12.50.00",
                "1,2,3",
                "1e9",
                "0x10",
                "٣",
                "1234567890123456789012345",
                "12.500,00,00",
                "5000 VB"
            })
    void takesNothingElseForAnAmount(String text) {
        assertEquals(Optional.empty(), AmountText.parse(text));
    }

    @Test
    void thereMayBeNone() {
        assertEquals(Optional.empty(), AmountText.parse(null));
    }
}
