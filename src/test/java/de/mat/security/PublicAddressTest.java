package de.mat.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressTest {

    @Test
    void tellsTheWayAndTheHost() {
        PublicAddress inside = PublicAddress.of("http://localhost:8081/");
        PublicAddress outside = PublicAddress.of("https://mat.example.com/");

        assertFalse(inside.isSecure());
        assertEquals("localhost:8081", inside.authority());
        assertTrue(outside.isSecure());
        assertEquals("mat.example.com", outside.authority());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"mat.example.com", "https:/mat", "ftp://mat.example.com/", "https://", "https://mat example/"})
    void refusesWhatIsNoAddressAndNamesTheSetting(String text) {
        String message = assertThrows(IllegalStateException.class, () -> PublicAddress.of(text))
                .getMessage();

        assertTrue(message.startsWith("mat.public-url: " + text), message);
    }
}
