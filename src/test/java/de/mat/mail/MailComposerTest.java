package de.mat.mail;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.mat.html.HtmlSanitizer;
import de.mat.mail.UnsafeMailException.Field;
import jakarta.mail.Header;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailComposerTest {

    private static final Session SESSION = Session.getInstance(new Properties());
    private static final Instant DATE = Instant.parse("2026-11-23T21:15:00Z");
    private static final String ID = "<0123456789abcdef@muster-maschinen.example>";

    @Test
    void writesAllHeadersAndNoOther() throws Exception {
        MimeMessage read = readBack(new Draft().mail());

        assertEquals(
                new TreeSet<>(List.of(
                        "Content-Transfer-Encoding",
                        "Content-Type",
                        "Date",
                        "From",
                        "MIME-Version",
                        "Message-ID",
                        "Subject",
                        "To")),
                headerNames(read));
        assertEquals(ID, read.getMessageID());
        assertEquals(DATE, read.getSentDate().toInstant());
        assertEquals("Testmail", read.getSubject());
        assertEquals("empfang@example.com", read.getHeader("To", ","));
    }

    @Test
    void keepsSenderNameInAnyScript() throws Exception {
        Draft draft = new Draft();
        draft.senderName = "Müller & Söhne \"Metall\", 機械 🛠 <x@example.com>";

        MimeMessage read = readBack(draft.mail());

        InternetAddress from = (InternetAddress) read.getFrom()[0];
        assertEquals(1, read.getFrom().length);
        assertEquals(draft.senderName, from.getPersonal());
        assertEquals("info@muster-maschinen.example", from.getAddress());
        assertTrue(read.getHeader("From", ",").chars().allMatch(c -> c < 128));
    }

    @Test
    void leavesNameOutWhenThereIsNone() throws Exception {
        Draft draft = new Draft();
        draft.senderName = "";

        MimeMessage read = readBack(draft.mail());

        assertNull(((InternetAddress) read.getFrom()[0]).getPersonal());
    }

    @Test
    void keepsSubjectWithUmlautsAndSymbolsOverManyLines() throws Exception {
        Draft draft = new Draft();
        draft.subject = "Anfrage zu Fräsmaschine für Stähle 🛠 ".repeat(20).strip();

        byte[] raw = bytes(draft.mail());

        assertEquals(draft.subject, parse(raw).getSubject());
        assertAllLinesShort(raw);
    }

    @Test
    void writesTextFirstAndHtmlSecond() throws Exception {
        Draft draft = new Draft();
        draft.html = Optional.of("<p>Grüße</p>");

        MimeMultipart parts = (MimeMultipart) readBack(draft.mail()).getContent();

        assertTrue(parts.getContentType().startsWith("multipart/alternative"));
        assertEquals(2, parts.getCount());
        assertTrue(parts.getBodyPart(0).isMimeType("text/plain"));
        assertEquals("Guten Tag,\r\ndies ist ein Test.", parts.getBodyPart(0).getContent());
        assertTrue(parts.getBodyPart(1).isMimeType("text/html"));
        assertEquals("<p>Grüße</p>", parts.getBodyPart(1).getContent());
    }

    @Test
    void sendsPicturesInTheHtmlAsPartsOfTheMessage() throws Exception {
        String pixel =
                "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==";
        Draft draft = new Draft();
        draft.html = Optional.of(HtmlSanitizer.outgoing("<p>Größe <img alt=\"a\" src=\"data:image/png;base64," + pixel
                + "\"><img src=\"data:image/gif;base64,R0lGODlh+/8=\"><img src=\"data:image/png;base64," + pixel
                + "\"><img src=\"https://example.com/x.png\"></p>"));

        byte[] raw = bytes(draft.mail());

        MimeMultipart alternative = (MimeMultipart) parse(raw).getContent();
        MimeMultipart related = (MimeMultipart) alternative.getBodyPart(1).getContent();
        assertTrue(related.getContentType().startsWith("multipart/related"));
        assertEquals(3, related.getCount());
        String first = "image1.0123456789abcdef@muster-maschinen.example";
        String second = "image2.0123456789abcdef@muster-maschinen.example";
        assertEquals(
                List.of("cid:" + first, "cid:" + second, "cid:" + first, "https://example.com/x.png"),
                Jsoup.parse((String) related.getBodyPart(0).getContent())
                        .select("img")
                        .eachAttr("src"));
        assertEquals("<" + first + ">", ((MimeBodyPart) related.getBodyPart(1)).getContentID());
        assertEquals("inline", related.getBodyPart(1).getDisposition());
        assertTrue(related.getBodyPart(1).isMimeType("image/png"));
        assertArrayEquals(
                Base64.getDecoder().decode(pixel),
                related.getBodyPart(1).getInputStream().readAllBytes());
        assertTrue(related.getBodyPart(2).isMimeType("image/gif"));
        assertTrue(new String(raw, StandardCharsets.ISO_8859_1).chars().allMatch(c -> c < 128));
        assertTrue(MailReader.read(raw).html().orElseThrow().contains("Größe"));
    }

    @Test
    void leavesAPictureThatCannotBeDecodedWhereItIs() {
        String damaged = "<img src=\"data:image/png;base64,AAAAA\" />";

        assertEquals(new InlineImages(damaged, Map.of()), InlineImages.of(damaged, ID));
    }

    @Test
    void keepsTextExactlyInSevenBits() throws Exception {
        Draft draft = new Draft();
        draft.text = "Größe: 5 €\n.\nFrom hier\n-- \nZeile mit Leerzeichen \n" + "Ä".repeat(3000) + "\n"
                + "x".repeat(3000) + "\u0000";

        byte[] raw = bytes(draft.mail());

        assertEquals(draft.text.replace("\n", "\r\n"), parse(raw).getContent());
        assertTrue(new String(raw, StandardCharsets.ISO_8859_1).chars().allMatch(c -> c < 128 && c != 0));
        assertAllLinesShort(raw);
    }

    @Test
    void makesOneLineBreakOfEachKind() throws Exception {
        Draft draft = new Draft();
        draft.text = "a\rb\nc\r\nd\n.\nQUIT";

        assertEquals("a\r\nb\r\nc\r\nd\r\n.\r\nQUIT", readBack(draft.mail()).getContent());
    }

    @Test
    void writesReplyTo() throws Exception {
        Draft draft = new Draft();
        draft.replyTo = Optional.of("besucher@example.org");

        MimeMessage read = readBack(draft.mail());

        assertArrayEquals(InternetAddress.parse("besucher@example.org"), read.getReplyTo());
    }

    @Test
    void writesUmlautDomainsAsTheDnsKnowsThem() throws Exception {
        Draft draft = new Draft();
        draft.senderAddress = "info@müller.example";
        draft.recipient = "a@größe.example";

        MimeMessage read = readBack(draft.mail());

        assertEquals("info@xn--mller-kva.example", ((InternetAddress) read.getFrom()[0]).getAddress());
        assertTrue(read.getHeader("To", ",").matches("a@xn--[a-z0-9-]+\\.example"));
    }

    @Test
    void namesNothingOfThisMachine() throws Exception {
        Draft draft = new Draft();
        draft.html = Optional.of("<p>Grüße</p>");

        String raw = new String(bytes(draft.mail()), StandardCharsets.ISO_8859_1).toLowerCase();

        assertFalse(raw.contains(InetAddress.getLocalHost().getHostName().toLowerCase() + "\r\n"), raw);
        assertFalse(raw.contains("localhost"), raw);
        assertFalse(raw.contains("@" + System.getProperty("user.name")), raw);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x\r\nBcc: geheim@example.org",
                "x\nBcc: geheim@example.org",
                "x\rBcc: geheim@example.org",
                "x\r\n\r\nein anderer Text",
                "x\u0000y",
                "x\u0085y",
                "x\u2028y",
                "x\ty"
            })
    void refusesLineBreaksAndControlCharactersInEveryHeader(String attack) {
        assertRefused(Field.SENDER_NAME, draft -> draft.senderName = attack);
        assertRefused(Field.SUBJECT, draft -> draft.subject = attack);
        assertRefused(Field.SENDER_ADDRESS, draft -> draft.senderAddress = "info@example.com" + attack);
        assertRefused(Field.RECIPIENT, draft -> draft.recipient = "info@example.com" + attack);
        assertRefused(Field.REPLY_TO, draft -> draft.replyTo = Optional.of("info@example.com" + attack));
        assertRefused(Field.MESSAGE_ID, draft -> draft.messageId = ID + attack);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a@b",
                "a@example.com, b@example.com",
                "a@example.com;b@example.com",
                "<a@example.com> x",
                "A <a@example.com>",
                "a@example.com (Kommentar)",
                "a(x)@example.com",
                "Gruppe: a@example.com;",
                "@relay.example:a@example.com",
                "a@example.com ",
                "\"a b\"@example.com",
                "a@[127.0.0.1]"
            })
    void refusesWhatIsNotExactlyOneAddress(String address) {
        assertRefused(Field.SENDER_ADDRESS, draft -> draft.senderAddress = address);
        assertRefused(Field.RECIPIENT, draft -> draft.recipient = address);
        assertRefused(Field.REPLY_TO, draft -> draft.replyTo = Optional.of(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x@example.com",
                "<x>",
                "<x@example.com><y@example.com>",
                "<x y@example.com>",
                "<ü@example.com>"
            })
    void refusesAMessageIdThatIsNone(String id) {
        assertRefused(Field.MESSAGE_ID, draft -> draft.messageId = id);
    }

    @Test
    void refusesAHeaderThatIsTooLong() {
        assertRefused(Field.SUBJECT, draft -> draft.subject = "x".repeat(901));
        assertRefused(Field.SENDER_NAME, draft -> draft.senderName = "x".repeat(901));
    }

    @Test
    void foldsTheLongestHeaderThatIsAllowed() throws Exception {
        Draft draft = new Draft();
        draft.subject = "x".repeat(900);

        byte[] raw = bytes(draft.mail());

        assertEquals(draft.subject, parse(raw).getSubject());
        assertAllLinesShort(raw);
    }

    @Test
    void makesANewIdInTheSendersDomainEachTime() {
        String id = MessageIds.create("info@müller.example");

        assertTrue(id.matches("<[0-9a-f]{32}@xn--mller-kva\\.example>"), id);
        assertNotEquals(id, MessageIds.create("info@müller.example"));
        assertThrows(UnsafeMailException.class, () -> MessageIds.create("info@example.com>\r\nBcc: x@example.com"));
    }

    private static void assertRefused(Field field, Consumer<Draft> change) {
        Draft draft = new Draft();
        change.accept(draft);

        UnsafeMailException refusal =
                assertThrows(UnsafeMailException.class, () -> MailComposer.compose(draft.mail(), SESSION));

        assertEquals(field, refusal.field());
        assertFalse(refusal.getMessage().contains("geheim"));
    }

    private static void assertAllLinesShort(byte[] raw) {
        for (String line : new String(raw, StandardCharsets.ISO_8859_1).split("\r\n")) {
            assertTrue(line.length() <= 998, line);
            assertFalse(line.contains("\n"), line);
        }
    }

    private static TreeSet<String> headerNames(MimeMessage message) throws Exception {
        TreeSet<String> names = new TreeSet<>();
        for (Header header : Collections.list(message.getAllHeaders())) {
            names.add(header.getName());
        }
        return names;
    }

    private static MimeMessage readBack(OutgoingMail mail) throws Exception {
        return parse(bytes(mail));
    }

    private static byte[] bytes(OutgoingMail mail) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        MailComposer.compose(mail, SESSION).writeTo(out);
        return out.toByteArray();
    }

    private static MimeMessage parse(byte[] raw) throws Exception {
        return new MimeMessage(SESSION, new ByteArrayInputStream(raw));
    }

    private static final class Draft {
        String senderName = "Muster Maschinen GmbH";
        String senderAddress = "info@muster-maschinen.example";
        Optional<String> replyTo = Optional.empty();
        String recipient = "empfang@example.com";
        String subject = "Testmail";
        String text = "Guten Tag,\ndies ist ein Test.";
        Optional<String> html = Optional.empty();
        String messageId = ID;

        OutgoingMail mail() {
            return new OutgoingMail(
                    senderName, senderAddress, replyTo, recipient, subject, text, html, messageId, DATE);
        }
    }
}
