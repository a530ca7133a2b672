package de.mat.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoArrivalsTest {

    private final DemoMailWriter writer =
            new DemoMailWriter(Session.getInstance(new Properties()), "dealer@example.com");

    @TempDir
    private Path folder;

    @Test
    void aLaterStartFindsThemByteByByteAndGoesOn() throws Exception {
        DemoArrivals arrivals = new DemoArrivals(folder);
        assertEquals(List.of(), arrivals.earlier(writer));
        String first = raw(arrivals.next(writer));
        String second = raw(arrivals.next(writer));

        DemoArrivals later = new DemoArrivals(folder);

        assertEquals(first, raw(later.earlier(writer).get(0)));
        assertEquals(second, raw(later.earlier(writer).get(1)));
        assertEquals(2, later.earlier(writer).size());
        later.next(writer);
        assertEquals(3, later.earlier(writer).size());
    }

    @Test
    void eachIsOfABuyerOfItsOwn() {
        Set<String> addresses = new HashSet<>();
        Set<String> topics = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            DemoInquiry inquiry = DemoArrivals.inquiry(i);
            assertTrue(
                    inquiry.address().matches("buyer-[a-z0-9]{13}@channel\\.machineseeker\\.com"), inquiry.address());
            addresses.add(inquiry.address());
            topics.add(inquiry.person() + inquiry.machine());
        }

        assertEquals(100, addresses.size());
        assertEquals(100, topics.size());
    }

    private static String raw(MimeMessage mail) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        mail.writeTo(out);
        return out.toString(StandardCharsets.ISO_8859_1);
    }
}
