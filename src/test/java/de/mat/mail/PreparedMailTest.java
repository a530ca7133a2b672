package de.mat.mail;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.mat.html.HtmlText;
import de.mat.mail.UnsafeMailException.Field;
import de.mat.text.FieldText;
import jakarta.mail.BodyPart;
import jakarta.mail.Header;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.james.mime4j.parser.AbstractContentHandler;
import org.apache.james.mime4j.parser.MimeStreamParser;
import org.apache.james.mime4j.stream.BodyDescriptor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is composed once and filled in says the same as what is composed for each recipient; two parsers are asked. */
class PreparedMailTest {

    private static final Session SESSION = Session.getInstance(new Properties());
    private static final Instant DATE = Instant.parse("2026-11-23T21:15:00Z");
    private static final String ID = "<0123456789abcdef@muster-maschinen.example>";
    private static final String PICTURE = "<img src=\"data:image/png;base64,"
            + Base64.getEncoder().encodeToString("no picture".getBytes(StandardCharsets.US_ASCII)) + "\" />";
    private static final Attachment FILE =
            new Attachment("Prüfbericht.pdf", "application/pdf", new byte[] {0, 1, 2, 13, 10, 46, -1});
    private static final ListUnsubscribe UNSUBSCRIBE = new ListUnsubscribe(
            Optional.of(URI.create("https://mat.example/u/abcdef")), Optional.of("leave@example.com?subject=leave"));

    private record Words(String text, Optional<String> html, List<Attachment> files) {}

    static Stream<Words> words() {
        return Stream.of(
                        "Guten Tag {{name}}",
                        "{{name}}",
                        "{{name}}{{town}}",
                        "Grüße\n\n{{name}}\n.\n..\n{{town}}.\nFrom here ",
                        " {{name}} \t{{town}}\n \n",
                        "kein Feld, { {name}} {{na me}} {{}} ==3D =\n" + "x".repeat(3_000),
                        ("Wort äöü 🛠 {{name}}, ").repeat(40) + "\n" + "機械".repeat(200) + "{{town}}")
                .flatMap(text -> Stream.of(
                        new Words(text, Optional.empty(), List.of()),
                        new Words(text, Optional.of("<p>" + text.replace("\n", "<br />") + "</p>"), List.of()),
                        new Words(text, Optional.of("<a title=\"{{name}}\">" + text + "</a>" + PICTURE), List.of(FILE)),
                        new Words(text, Optional.empty(), List.of(FILE, FILE))));
    }

    private static final List<String> VALUES = List.of(
            "",
            "Meier",
            "Müller & Söhne <x@example.com> \"'",
            " vorn und hinten ",
            "zwei\nZeilen\r\nund drei\rvier",
            ".",
            "=3D =",
            "機械 🛠 " + "lang ".repeat(60),
            "From x");

    @ParameterizedTest
    @MethodSource("words")
    void saysTheSameAsAMessageComposedForOne(Words words) throws Exception {
        PreparedMail prepared = prepared(words);
        for (String name : VALUES) {
            Map<String, String> values = Map.of("name", name, "town", "Köln");
            byte[] filled = bytes(new FilledMail(prepared, filling("Für Sie", values), SESSION));
            byte[] composed = bytes(MailComposer.compose(composed(words, values), SESSION));

            assertEquals(headers(composed), headers(filled));
            assertSameParts(parse(composed), parse(filled));
            assertEquals(read4j(composed), read4j(filled));
            assertLinesFit(filled);
        }
    }

    @Test
    void onePreparedMailServesManyRecipientsAtTheSameTime() throws Exception {
        PreparedMail prepared = prepared(new Words("Guten Tag {{name}}", Optional.empty(), List.of()));

        List<String> read = Stream.iterate(0, i -> i + 1)
                .limit(500)
                .parallel()
                .map(i -> text(prepared, Map.of("name", "Kunde " + i)))
                .toList();

        for (int i = 0; i < read.size(); i++) {
            assertEquals("Guten Tag Kunde " + i, read.get(i).strip());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a@example.org\r\nBcc: b@example.org", "a@example.org, b@example.org", "<a@example.org>", ""})
    void refusesARecipientThatIsNotExactlyOneAddress(String recipient) {
        assertEquals(
                Field.RECIPIENT,
                refused(new BulkFilling(recipient, "", ID, DATE, Map.of("name", ""), Optional.empty())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nBcc: b@example.org", "a\nb", "a\rb", "a\u0000", "a\u2028b"})
    void refusesASubjectOfSeveralLines(String subject) {
        assertEquals(Field.SUBJECT, refused(filling(subject, Map.of("name", ""))));
    }

    @Test
    void refusesAWayToLeaveThatIsMoreThanAnAddress() {
        assertEquals(Field.UNSUBSCRIBE, refused(unsubscribe(Optional.of("http://mat.example/u"), Optional.empty())));
        assertEquals(Field.UNSUBSCRIBE, refused(unsubscribe(Optional.empty(), Optional.of("a@b.example>\r\nBcc: c"))));
        assertEquals(Field.UNSUBSCRIBE, refused(unsubscribe(Optional.empty(), Optional.of("a@b.example> <x"))));
    }

    @Test
    void onlyAnHttpsAddressUnsubscribesWithOneClick() {
        assertEquals(
                Map.of("List-Unsubscribe", "<mailto:leave@example.com>"),
                new ListUnsubscribe(Optional.empty(), Optional.of("leave@example.com")).headers());
    }

    @Test
    void randomWordsSurviveToo() throws Exception {
        Random random = new Random(20261124);
        for (int round = 0; round < 200; round++) {
            Words words = new Words(
                    randomText(random) + "{{name}}" + randomText(random) + "{{town}}" + randomText(random),
                    Optional.empty(),
                    List.of());
            Map<String, String> values = Map.of("name", randomText(random), "town", randomText(random));
            byte[] filled = bytes(new FilledMail(prepared(words), filling("x", values), SESSION));
            byte[] composed = bytes(MailComposer.compose(composed(words, values), SESSION));

            assertEquals(parse(composed).getContent(), parse(filled).getContent(), "round " + round);
            assertLinesFit(filled);
        }
    }

    private static String randomText(Random random) {
        String letters = "ab =.\t\n<&ß機-?_";
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(200); i > 0; i--) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
        return text.toString();
    }

    private static PreparedMail prepared(Words words) {
        return PreparedMail.of(new BulkOutline(
                "Müller Maschinen",
                "info@muster-maschinen.example",
                FieldText.of(words.text()),
                words.html().map(FieldText::of),
                words.files()));
    }

    private static BulkFilling filling(String subject, Map<String, String> values) {
        return new BulkFilling("kunde@example.org", subject, ID, DATE, values, Optional.of(UNSUBSCRIBE));
    }

    private static BulkFilling unsubscribe(Optional<String> https, Optional<String> mailto) {
        return new BulkFilling(
                "kunde@example.org",
                "",
                ID,
                DATE,
                Map.of("name", ""),
                Optional.of(new ListUnsubscribe(https.map(URI::create), mailto)));
    }

    private static OutgoingMail composed(Words words, Map<String, String> values) {
        return new OutgoingMail(
                "Müller Maschinen",
                "info@muster-maschinen.example",
                Optional.empty(),
                "kunde@example.org",
                "Für Sie",
                FieldText.of(words.text()).filled(values::get),
                words.html().map(html -> FieldText.of(html).filled(name -> HtmlText.escaped(values.get(name)))),
                ID,
                DATE,
                MailThread.NONE,
                words.files(),
                Optional.of(UNSUBSCRIBE));
    }

    private static Field refused(BulkFilling filling) {
        PreparedMail prepared = prepared(new Words("{{name}}", Optional.empty(), List.of()));
        return assertThrows(UnsafeMailException.class, () -> new FilledMail(prepared, filling, SESSION))
                .field();
    }

    private static String text(PreparedMail prepared, Map<String, String> values) {
        try {
            return parse(bytes(new FilledMail(prepared, filling("x", values), SESSION)))
                    .getContent()
                    .toString();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(MimeMessage message) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        message.writeTo(out);
        return out.toByteArray();
    }

    private static MimeMessage parse(byte[] raw) throws Exception {
        return new MimeMessage(SESSION, new ByteArrayInputStream(raw));
    }

    /** All but how it is encoded. */
    private static Map<String, String> headers(byte[] raw) throws Exception {
        Map<String, String> headers = new TreeMap<>();
        for (Header header : Collections.list(parse(raw).getAllHeaders())) {
            if (!header.getName().equals("Content-Transfer-Encoding")) {
                headers.put(header.getName(), withoutBoundary(header.getValue()));
            }
        }
        return headers;
    }

    private static String withoutBoundary(String value) {
        return value.replaceAll("(?s)\\s*boundary=.*", "").replace("us-ascii", "UTF-8");
    }

    private static void assertSameParts(Part expected, Part actual) throws Exception {
        assertEquals(withoutBoundary(expected.getContentType()), withoutBoundary(actual.getContentType()));
        if (expected.getContent() instanceof MimeMultipart parts) {
            MimeMultipart others = (MimeMultipart) actual.getContent();
            assertEquals(parts.getCount(), others.getCount());
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart other = others.getBodyPart(i);
                assertEquals(parts.getBodyPart(i).getFileName(), other.getFileName());
                assertEquals(parts.getBodyPart(i).getDisposition(), other.getDisposition());
                assertSameParts(parts.getBodyPart(i), other);
            }
        } else if (expected.isMimeType("text/*")) {
            assertEquals(withoutIds(expected.getContent()), withoutIds(actual.getContent()));
        } else {
            assertArrayEquals(content(expected), content(actual));
        }
    }

    private static String withoutIds(Object words) {
        return words.toString().replaceAll("cid:image\\d+\\.[^\"]+", "cid:");
    }

    private static byte[] content(Part part) throws Exception {
        try (InputStream content = part.getInputStream()) {
            return content.readAllBytes();
        }
    }

    /** What another parser reads, part by part. */
    private static List<String> read4j(byte[] raw) throws Exception {
        List<String> read = new ArrayList<>();
        MimeStreamParser parser = new MimeStreamParser();
        parser.setContentDecoding(true);
        parser.setContentHandler(new AbstractContentHandler() {
            @Override
            public void body(BodyDescriptor about, InputStream content) throws IOException {
                String words = new String(content.readAllBytes(), StandardCharsets.UTF_8);
                read.add(about.getMimeType() + ": " + withoutIds(words));
            }
        });
        parser.parse(new ByteArrayInputStream(raw));
        return read;
    }

    private static void assertLinesFit(byte[] raw) {
        String message = new String(raw, StandardCharsets.ISO_8859_1);
        assertTrue(message.chars().allMatch(c -> c < 128), "7bit");
        for (String line : message.split("\r\n", -1)) {
            assertTrue(line.length() <= 998 && line.indexOf('\n') < 0 && line.indexOf('\r') < 0, line);
        }
    }
}
