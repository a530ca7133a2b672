package de.mat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.mat.demo.DemoMailbox;
import de.mat.demo.DemoPlatformMail;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoMailboxTest {

    private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

    @Test
    void isTheSameByteByByteForTheSameStart() throws Exception {
        List<MimeMessage> first = mails();
        List<MimeMessage> second = mails();

        for (int i = 0; i < first.size(); i++) {
            assertEquals(raw(first.get(i)), raw(second.get(i)));
        }
    }

    @Test
    void holdsItsMailsInTheOrderOfTheirDates() throws Exception {
        List<MimeMessage> mails = mails();

        assertEquals(DemoMailbox.PLATFORM_MAILS + DemoMailbox.PRIVATE_MAILS, mails.size());
        for (int i = 1; i < mails.size(); i++) {
            assertTrue(mails.get(i - 1).getSentDate().before(mails.get(i).getSentDate()));
        }
        assertTrue(mails.get(mails.size() - 1).getSentDate().toInstant().isBefore(START));
        assertTrue(mails.get(0).getSentDate().toInstant().isAfter(START.minus(Duration.ofDays(13))));
    }

    @Test
    void saysWhatThePlatformSendsAndWhatItDoesNot() throws Exception {
        List<String> subjects = Arrays.stream(DemoPlatformMail.values())
                .map(DemoPlatformMail::subject)
                .toList();

        long fromPlatform = 0;
        for (MimeMessage mail : mails()) {
            String from = ((InternetAddress) mail.getFrom()[0]).getAddress();
            boolean single = from.endsWith("@channel.machineseeker.com");
            boolean digest = from.equals("info@mail.machineseeker.com")
                    && mail.getSubject().startsWith("Kategorie-Anfragen (");
            assertEquals(subjects.contains(mail.getSubject()), single || digest, mail.getSubject());
            fromPlatform += single || digest ? 1 : 0;
        }

        assertEquals(DemoMailbox.PLATFORM_MAILS, fromPlatform);
        assertTrue(fromPlatform >= 12, "enough to see something");
        assertEquals(15, DemoMailbox.INQUIRY_SUBJECTS.size());
    }

    @Test
    void hasNoTwoMailsOfOneMessageId() throws Exception {
        List<String> ids = new ArrayList<>();
        for (MimeMessage mail : mails()) {
            ids.add(mail.getMessageID());
        }

        assertEquals(ids.size(), new HashSet<>(ids).size());
    }

    @Test
    void remembersItsFirstStart(@TempDir Path folder) throws Exception {
        Instant first = DemoMailbox.start(folder);

        assertEquals(first, DemoMailbox.start(folder));
    }

    private static List<MimeMessage> mails() throws MessagingException {
        return DemoMailbox.mails(Session.getInstance(new Properties()), "dealer@example.com", START);
    }

    private static String raw(MimeMessage mail) throws IOException, MessagingException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        mail.writeTo(out);
        return out.toString(StandardCharsets.ISO_8859_1);
    }
}
