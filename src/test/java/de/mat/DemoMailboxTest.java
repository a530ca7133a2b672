package de.mat;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.mat.demo.DemoMailbox;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoMailboxTest {

    private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

    private final Session session = Session.getInstance(new Properties());

    @Test
    void isTheSameByteByByteForTheSameStart() throws Exception {
        for (int i = 0; i < 10; i++) {
            assertArrayEquals(raw(i), raw(i));
        }
    }

    @Test
    void holdsTenMailsInTheOrderOfTheirDates() throws Exception {
        var mails = DemoMailbox.mails(session, "dealer@example.com", START);

        assertEquals(10, mails.size());
        for (int i = 1; i < mails.size(); i++) {
            assertTrue(mails.get(i - 1).getSentDate().before(mails.get(i).getSentDate()));
        }
        assertTrue(mails.get(9).getSentDate().toInstant().isBefore(START));
    }

    @Test
    void fiveOfTheMailsComeFromThePlatform() throws Exception {
        long platform = 0;
        for (MimeMessage mail : DemoMailbox.mails(session, "dealer@example.com", START)) {
            String from = mail.getFrom()[0].toString();
            if (from.endsWith("@channel.machineseeker.com>")) {
                assertTrue(DemoMailbox.INQUIRY_SUBJECTS.contains(mail.getSubject()));
                platform++;
            }
        }

        assertEquals(5, platform);
    }

    @Test
    void remembersItsFirstStart(@TempDir Path folder) throws Exception {
        Instant first = DemoMailbox.start(folder);

        assertEquals(first, DemoMailbox.start(folder));
    }

    private byte[] raw(int index) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DemoMailbox.mails(session, "dealer@example.com", START).get(index).writeTo(out);
        return out.toByteArray();
    }
}
