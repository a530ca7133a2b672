package de.mat.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.mat.mail.MailParts.Attachment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MailPartsTest {

    private static final String UNKNOWN = "application/octet-stream";

    @Test
    void listsAttachmentsWithHarmlessNamesAndTypes() throws Exception {
        List<Attachment> attachments = parts("hostile-parts").attachments();

        assertEquals(
                List.of(
                        new Attachment(0, "foto.png", "image/png", 70),
                        new Attachment(1, "Rechnung.html", UNKNOWN, 39),
                        new Attachment(2, "logo.svg", UNKNOWN, 59),
                        new Attachment(3, "x.pdf", "application/pdf", 8),
                        new Attachment(4, "Angebot Set-Cookie_a=b_script_.pdf", "application/pdf", 8),
                        new Attachment(5, "Rechnung_fdp.exe", UNKNOWN, 2),
                        new Attachment(6, "_img src=x onerror=alert(1)_.txt", "text/plain", 7),
                        new Attachment(7, "8.html", UNKNOWN, 25),
                        new Attachment(8, "9.eml", UNKNOWN, attachments.get(8).size())),
                attachments);
    }

    @Test
    void givesTheBytesOfAnAttachmentAndOfNothingElse() throws Exception {
        MailParts parts = parts("hostile-parts");

        assertEquals("MZ", new String(parts.content(5).orElseThrow(), StandardCharsets.US_ASCII));
        assertTrue(new String(parts.content(8).orElseThrow(), StandardCharsets.US_ASCII)
                .startsWith("From: a@example.com"));
        assertEquals(Optional.empty(), parts.content(9));
        assertEquals(Optional.empty(), parts.content(-1));
    }

    @Test
    void givesPicturesThatArePicturesByTheirContentId() throws Exception {
        MailParts parts = parts("hostile-parts");

        assertTrue(
                parts.picture("foto@mail.example", 1000).orElseThrow().startsWith("data:image/png;base64,iVBORw0KGgo"));
        assertEquals(
                Optional.empty(), parts.picture("foto@mail.example", 69), "too large; the other one is no picture");
        assertEquals(Optional.empty(), parts.picture("other@mail.example", 1000));
    }

    @Test
    void theTextsOfAMailAreNoAttachments() throws Exception {
        assertEquals(List.of(), parts("html-and-text").attachments());
        assertEquals(
                Optional.of("<p>Nachricht als <b>HTML</b> – Größe</p>"),
                parts("html-and-text").html());
        assertEquals(List.of(), parts("plain-text").attachments());
    }

    @Test
    void takesEverySampleApart() throws Exception {
        try (Stream<Path> samples = Files.list(Path.of("src/test/resources/mails"))) {
            for (Path sample : samples.toList()) {
                assertTimeoutPreemptively(
                        Duration.ofSeconds(5), () -> takeApart(Files.readAllBytes(sample)), sample.toString());
            }
        }
    }

    private static void takeApart(byte[] raw) throws MailFormatException {
        MailParts parts = MailParts.of(raw);
        for (Attachment attachment : parts.attachments()) {
            assertEquals(attachment.size(), parts.content(attachment.number()).orElseThrow().length);
        }
    }

    private static MailParts parts(String name) throws IOException, MailFormatException {
        return MailParts.of(Files.readAllBytes(Path.of("src/test/resources/mails", name + ".eml")));
    }
}
