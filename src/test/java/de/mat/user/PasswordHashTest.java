package de.mat.user;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Base64;
import org.junit.jupiter.api.Test;

class PasswordHashTest {

    private static final char[] PASSWORD = "korrektes Pferd Batterie".toCharArray();

    @Test
    void recognisesThePasswordItWasMadeOf() {
        String hash = PasswordHash.of(PASSWORD);

        assertTrue(PasswordHash.matches(PASSWORD, hash));
        assertFalse(PasswordHash.matches("korrektes Pferd batterie".toCharArray(), hash));
    }

    @Test
    void saltsEachHash() {
        assertNotEquals(PasswordHash.of(PASSWORD), PasswordHash.of(PASSWORD));
    }

    @Test
    void writesTheFormatOfJakartaSecurity() {
        String[] parts = PasswordHash.of(PASSWORD).split(":");

        assertEquals("PBKDF2WithHmacSHA512", parts[0]);
        assertEquals("210000", parts[1]);
        assertEquals(32, Base64.getDecoder().decode(parts[2]).length);
        assertEquals(64, Base64.getDecoder().decode(parts[3]).length);
    }

    @Test
    void refusesAStoredValueThatIsNoHash() {
        assertThrows(IllegalArgumentException.class, () -> PasswordHash.matches(PASSWORD, "plain"));
    }

    @Test
    void neverAcceptsAPasswordForNobody() {
        assertFalse(PasswordHash.matchesNobody(PASSWORD));
    }
}
