package de.mat.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import de.mat.mail.ReceivedMail.Address;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailReaderTest {

    private static final String RELAY = "buyer-ab1cd2ef3gh4i@channel.machineseeker.com";

    @Test
    void readsHeadersAndText() throws Exception {
        ReceivedMail mail = read("plain-text");

        assertEquals(List.of(new Address("Ana Beispiel", RELAY)), mail.from());
        assertEquals(List.of(), mail.replyTo());
        assertEquals(Optional.of("Anfrage zu Musterwerk UV 100"), mail.subject());
        assertEquals(Optional.of(Instant.parse("2026-11-23T21:15:00Z")), mail.date());
        assertEquals(Optional.of("<1@mail.example.com>"), mail.messageId());
        assertEquals(Optional.empty(), mail.html());
        assertEquals(
                "Guten Tag,\nich suche eine Fräsmaschine für 5.000 €. Tel. 030 23125 001\r\n\r\nAna Beispiel\r\n",
                mail.text().orElseThrow());
    }

    @Test
    void readsBothFormsOfTheText() throws Exception {
        ReceivedMail mail = read("html-and-text");

        assertEquals("<p>Nachricht als <b>HTML</b> – Größe</p>", mail.html().orElseThrow());
        assertEquals("Nachricht als Text", mail.text().orElseThrow().strip());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unknown-charset",
                "no-charset-utf8",
                "no-content-type-windows-1252",
                "ascii-that-is-utf8",
                "latin1-that-is-windows-1252"
            })
    void findsTheCharset(String name) throws Exception {
        assertEquals("Größe: 5 €\r\n", read(name).text().orElseThrow());
    }

    @Test
    void readsOtherScripts() throws Exception {
        ReceivedMail mail = read("cyrillic-koi8");

        assertEquals("Запрос", mail.subject().orElseThrow());
        assertEquals("Добрый день\r\n", mail.text().orElseThrow());
    }

    @Test
    void readsBrokenEncodedWords() throws Exception {
        ReceivedMail mail = read("encoded-words-broken");

        assertEquals("Ana Müller", mail.from().get(0).name());
        assertEquals(
                "Anfrage zu Fräse undä€Käse =?utf-8?Q?offen", mail.subject().orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"raw-utf8-headers", "raw-windows-1252-headers"})
    void readsHeadersWithoutAnyEncoding(String name) throws Exception {
        ReceivedMail mail = read(name);

        assertEquals(List.of(new Address("Jürgen Beispiel", RELAY)), mail.from());
        assertEquals("Größe der Fräsmaschine", mail.subject().orElseThrow());
    }

    @Test
    void keepsHeadersInOneLine() throws Exception {
        ReceivedMail mail = read("encoded-line-break");

        assertEquals("Anfrage Bcc: x@example.org\ufffd", mail.subject().orElseThrow());
        assertEquals("Ana Beispiel", mail.from().get(0).name());
    }

    @Test
    void takesNoAttachmentForTheText() throws Exception {
        ReceivedMail mail = read("attachment-before-the-text");

        assertEquals("Die Nachricht", mail.text().orElseThrow().strip());
        assertEquals(Optional.empty(), mail.html());
    }

    @Test
    void findsTheTextInNestedParts() throws Exception {
        ReceivedMail mail = read("nested-multiparts");

        assertEquals("innen Text", mail.text().orElseThrow().strip());
        assertEquals("<p>innen HTML</p>", mail.html().orElseThrow().strip());
    }

    @Test
    void doesNotEnterAnAttachedMail() throws Exception {
        ReceivedMail mail = read("attached-mail");

        assertEquals("die eigene Nachricht", mail.text().orElseThrow().strip());
        assertEquals(Optional.empty(), mail.html());
        assertEquals(RELAY, mail.from().get(0).address());
    }

    @ParameterizedTest
    @CsvSource({"no-message-id, 0", "message-id-of-5000-characters, 5000"})
    void leavesTheMessageIdAsItIs(String name, int length) throws Exception {
        assertEquals(length, read(name).messageId().map(String::length).orElse(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"several-from", "two-from-headers"})
    void tellsOfEverySender(String name) throws Exception {
        assertEquals(
                List.of(RELAY, "bert@example.org"),
                read(name).from().stream().map(Address::address).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"group-as-from", "no-from", "from-without-domain"})
    void tellsOfNoSenderWhenThereIsNoExactOne(String name) throws Exception {
        assertEquals(List.of(), read(name).from());
    }

    @ParameterizedTest
    @ValueSource(strings = {"address-in-the-display-name", "two-addresses-without-comma"})
    void isNotFooledByAnAddressInTheName(String name) throws Exception {
        assertFalse(
                read(name).from().stream().anyMatch(address -> address.address().equals(RELAY)));
    }

    @Test
    void leavesCommentsOut() throws Exception {
        assertEquals(
                List.of(RELAY),
                read("from-with-comment").from().stream().map(Address::address).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "multipart-without-boundary, 'Nur Text, keine Teile.'",
        "missing-end-boundary, abgebrochene Nachricht",
        "unknown-transfer-encoding, Text wie er ist",
        "broken-base64, 'Guten Tag, ich suche eine P'",
        "nul-characters, vor\ufffdnach",
        "empty-body, ''",
        "headers-only, ''",
        "bad-date, Text",
        "uuencoded, Cat"
    })
    void readsWhatIsThere(String name, String text) throws Exception {
        assertEquals(text, read(name).text().orElseThrow().strip());
    }

    @Test
    void readsHtmlUnderABrokenContentType() throws Exception {
        assertEquals(
                "<p>trotzdem</p>", read("bad-content-type").html().orElseThrow().strip());
    }

    @Test
    void hasNoDateWhenItCannotBeRead() throws Exception {
        assertEquals(Optional.empty(), read("bad-date").date());
    }

    @Test
    void readsLinesThatEndWithoutCarriageReturn() throws Exception {
        ReceivedMail mail = read("line-feeds-only");

        assertEquals(RELAY, mail.from().get(0).address());
        assertEquals("Zeile 1\nZeile 2\n", mail.text().orElseThrow());
    }

    @Test
    void readsWhatAnAnswerRefersTo() throws Exception {
        ReceivedMail mail = read("answer-with-references");

        assertEquals(List.of("<1@example.com>", "<2@muster-maschinen.example>"), mail.references());
        assertEquals(List.of(new Address("Ana", "ana@example.org")), mail.replyTo());
        assertEquals(
                List.of(
                        "mx.example.net; spf=pass smtp.mailfrom=channel.machineseeker.com; dkim=pass header.d=machineseeker.com"),
                mail.authenticationResults());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\r\n\r\nText", "kein Kopf\r\n", "\u0000\u0001\u0002"})
    void refusesWhatIsNoMail(String raw) {
        assertThrows(MailFormatException.class, () -> MailReader.read(raw.getBytes(StandardCharsets.ISO_8859_1)));
    }

    static Stream<byte[]> bombs() {
        return Stream.of(
                bytes("X: " + "x".repeat(1_000_000) + "\r\n\r\n"),
                bytes("X: x\r\n".repeat(10_000) + "\r\n"),
                bytes("X: " + " x\r\n".repeat(10_000) + "\r\n"),
                nested(50),
                nested(20_000),
                bytes("Content-Type: multipart/mixed; boundary=b\r\n\r\n" + "--b\r\n\r\n".repeat(1_000_000)),
                bytes("Subject: x\r\n\r\n" + "x".repeat(6_000_000)));
    }

    @ParameterizedTest
    @MethodSource("bombs")
    void refusesABombQuickly(byte[] bomb) {
        assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> assertThrows(MailFormatException.class, () -> MailReader.read(bomb)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=?utf-8?Q?",
                "=?utf-8?B?",
                "=?",
                "=?utf-8?Q?x?=",
                "\"",
                "(",
                "<",
                "a@b,",
                ":",
                "\\",
                "=?utf-8?Q?=00?= "
            })
    void readsAnyHeaderInTime(String piece) {
        byte[] mail = bytes("From: " + piece.repeat(10_000) + "\r\nSubject: " + piece.repeat(10_000) + "\r\n\r\nText");

        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertEquals("Text", MailReader.read(mail).text().orElseThrow()));
    }

    @Test
    void neverFailsInAnUnforeseenWay() throws Exception {
        Random random = new Random(42);
        try (Stream<Path> samples = Files.list(Path.of("src/test/resources/mails"))) {
            for (Path sample : samples.sorted().toList()) {
                for (int i = 0; i < 50; i++) {
                    readOrRefuse(damaged(Files.readAllBytes(sample), random));
                }
            }
        }
    }

    private static void readOrRefuse(byte[] raw) {
        try {
            ReceivedMail mail = MailReader.read(raw);
            assertFalse(mail.text().orElse("").contains("\u0000"));
            assertFalse(mail.subject().orElse("").matches("(?s).*[\\r\\n\u0000].*"));
        } catch (MailFormatException refused) {
            assertFalse(refused.getMessage().isEmpty());
        }
    }

    private static byte[] damaged(byte[] raw, Random random) {
        byte[] copy = raw.clone();
        for (int i = 0; i < 20; i++) {
            copy[random.nextInt(copy.length)] = (byte) random.nextInt(256);
        }
        return copy;
    }

    private static byte[] nested(int depth) {
        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        raw.writeBytes(bytes("Content-Type: multipart/mixed; boundary=b0\r\n\r\n"));
        for (int i = 1; i <= depth; i++) {
            raw.writeBytes(bytes("--b" + (i - 1) + "\r\nContent-Type: multipart/mixed; boundary=b" + i + "\r\n\r\n"));
        }
        raw.writeBytes(bytes("--b" + depth + "\r\n\r\nText"));
        return raw.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static ReceivedMail read(String name) throws IOException, MailFormatException {
        try (InputStream in = MailReaderTest.class.getResourceAsStream("/mails/" + name + ".eml")) {
            return MailReader.read(in.readAllBytes());
        }
    }
}
