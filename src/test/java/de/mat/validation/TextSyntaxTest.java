package de.mat.validation;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextSyntaxTest {

    private static final String LABEL_OF_63 = "a".repeat(63);

    @ParameterizedTest
    @ValueSource(strings = {"", "Muster Maschinen GmbH", "Müller & Söhne – \"Metall\"", "機械 🛠", "tab-less"})
    void acceptsOneLine(String text) {
        assertTrue(TextSyntax.isSingleLine(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\rb",
                "a\nb",
                "a\r\nBcc: x@example.com",
                "a\u0000b",
                "a\tb",
                "a\u007fb",
                "a\u0085b",
                "a\u2028b",
                "a\u2029b",
                "a\ud800b"
            })
    void refusesControlCharactersAndLineBreaks(String text) {
        assertFalse(TextSyntax.isSingleLine(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mail.example.com",
                "localhost",
                "MAIL.Example.COM",
                "1.example.com",
                "xn--mller-kva.example",
                "müller.example",
                "a-b.c--d.example",
                "192.0.2.7",
                "127.0.0.1",
                "::1",
                "[2001:db8::25]",
                "2001:db8::25"
            })
    void acceptsHosts(String host) {
        assertTrue(TextSyntax.isHost(host));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "mail.example.com ",
                " mail.example.com",
                "mail example.com",
                "mail.example.com:465",
                "https://mail.example.com",
                "mail.example.com/",
                "mail.example.com.",
                ".example.com",
                "mail..example.com",
                "-mail.example.com",
                "mail-.example.com",
                "ma_il.example.com",
                "user@example.com",
                "mail.example.com\r\nQUIT",
                "mail\u0000.example.com",
                "2130706433",
                "0x7f000001",
                "0x7f.1",
                "127.1",
                "127.0.0.01",
                "127.0.0.256",
                "1.2.3.4.5",
                "192.0.2.*",
                "192.0.2.0/24",
                "192.0.2.1-9",
                "[192.0.2.7]",
                "[::1",
                "::1]",
                "fe80::1%eth0",
                "1::2::3",
                "*",
                "*.example.com"
            })
    void refusesWhatIsNoHost(String host) {
        assertFalse(TextSyntax.isHost(host));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "info@example.com",
                "o'neil+x@mail.example.com",
                "A.B-c_d@müller.example",
                "buyer-ab1cd2ef3gh4i@channel.machineseeker.com"
            })
    void acceptsPlainAddresses(String address) {
        assertTrue(TextSyntax.isMailAddress(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "info",
                "@example.com",
                "info@",
                "a@b",
                "info@localhost",
                "a@example.com,b@example.com",
                "a@example.com b@example.com",
                "a@b@example.com",
                "Info <info@example.com>",
                "<info@example.com>",
                "<info@example.com> x",
                "info@example.com (x\r\nBcc: y@example.com)",
                "info(comment)@example.com",
                "\"in fo\"@example.com",
                "\"info\"@example.com",
                "group: a@example.com;",
                "@relay.example:info@example.com",
                "info@[192.0.2.7]",
                "info@192.0.2.7",
                "info@example.com\n",
                "info@example.com\u0000",
                "in\rfo@example.com",
                ".info@example.com",
                "info.@example.com",
                "in..fo@example.com",
                "info@example..com",
                "info@-example.com",
                "jürgen@example.com"
            })
    void refusesWhatIsNotExactlyOnePlainAddress(String address) {
        assertFalse(TextSyntax.isMailAddress(address));
    }

    @Test
    void knowsTheLimitsOfLength() {
        String domain = (LABEL_OF_63 + ".").repeat(2) + "a".repeat(57) + ".de";

        assertTrue(TextSyntax.isHost(LABEL_OF_63 + ".de"));
        assertFalse(TextSyntax.isHost(LABEL_OF_63 + "a.de"));
        assertTrue(TextSyntax.isHost((LABEL_OF_63 + ".").repeat(3) + "a".repeat(58) + ".de"));
        assertFalse(TextSyntax.isHost((LABEL_OF_63 + ".").repeat(3) + "a".repeat(59) + ".de"));
        assertTrue(TextSyntax.isMailAddress("a".repeat(64) + "@example.com"));
        assertFalse(TextSyntax.isMailAddress("a".repeat(65) + "@example.com"));
        assertTrue(TextSyntax.isMailAddress("a".repeat(64) + "@" + domain + "a"));
        assertFalse(TextSyntax.isMailAddress("a".repeat(64) + "@a" + domain + "aa"));
    }
}
