package de.mat.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentIdentityTest {

    private static final String MAIL = """
            Received: from a by b; Mon, 23 Nov 2026 10:00:00 +0000
            From: Ana Beispiel <ana@example.com>
            Date: Mon, 23 Nov 2026 10:00:00 +0000
            Subject: Anfrage zu
             Musterwerk UV 100
            Message-ID: <1@example.com>

            Guten Tag,

            haben Sie die Maschine noch?
            """;

    @Test
    void isTheSameAfterAnotherDelivery() {
        String delivered = MAIL.replace("from a by b", "from c by d")
                .replace("Anfrage zu\n ", "Anfrage zu ")
                .replace("<1@example.com>", "<2@example.com>")
                .replace("\n", "\r\n")
                .concat("\r\n\r\n");

        assertEquals(of(MAIL), of(delivered));
    }

    @ParameterizedTest
    @CsvSource({"ana@example.com,max@example.com", "Date: Mon,Date: Tue", "UV 100,UV 101", "noch?,noch!"})
    void differsWithEachPartThatCounts(String part, String other) {
        assertNotEquals(of(MAIL), of(MAIL.replace(part, other)));
    }

    @Test
    void neverChangesBecauseItIsStored() {
        assertEquals("f37c67575822d8ccff6eba220a0ca3bd013ba3ac89f39848f497b0bec5beffc1", of(MAIL));
    }

    @Test
    void readsWhateverComes() {
        assertEquals(64, of("").length());
        assertEquals(64, of("\r\n\r\nonly a body").length());
        assertEquals(64, of("no colon, no body").length());
        assertNotEquals(of("\n\nbody"), of("\n\nother body"));
    }

    private static String of(String mail) {
        return ContentIdentity.of(mail.getBytes(StandardCharsets.UTF_8));
    }
}
