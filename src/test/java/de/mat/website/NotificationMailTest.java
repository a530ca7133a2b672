package de.mat.website;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import de.mat.delivery.TestOffice;
import de.mat.inquiry.InquiryBooks;
import de.mat.inquiry.VisitorInquiry;
import de.mat.testing.ManualClock;
import de.mat.testing.TestDatabase;
import jakarta.mail.Address;
import jakarta.mail.Header;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever visitors type: the mail that the office gets has one sender, one recipient and one body, as two parsers see it. */
class NotificationMailTest {

    private static final String OFFICE = "verkauf@muster-maschinen.example";
    private static final Set<String> HEADERS = Set.of(
            "return-path",
            "received",
            "date",
            "from",
            "reply-to",
            "to",
            "message-id",
            "subject",
            "mime-version",
            "content-type",
            "content-transfer-encoding",
            "auto-submitted");

    private static final GreenMail SINK = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @TempDir
    private Path folder;

    private final ManualClock clock = new ManualClock();

    @AutoClose
    private final TestDatabase database = TestDatabase.open();

    @BeforeAll
    static void start() {
        SINK.start();
        SINK.setUser(TestOffice.ADDRESS, TestOffice.ADDRESS, TestOffice.PASSWORD);
    }

    @AfterAll
    static void stop() {
        SINK.stop();
    }

    static List<FormPayload> stored() {
        return FormPayload.all().stream()
                .filter(payload -> payload.problems().isEmpty())
                .toList();
    }

    /** The suspicious ones too, as a person may find them harmless and a later version may tell of them. */
    @ParameterizedTest
    @MethodSource("stored")
    void noWordOfAVisitorBecomesMoreThanAWord(FormPayload payload) throws Exception {
        SentForm form = payload.sent("");
        int before = SINK.getReceivedMessages().length;

        try (TestOffice office = new TestOffice(database, folder, clock)) {
            office.sendThrough(SINK.getSmtp().getPort());
            database.run(entityManager -> InquiryBooks.ofVisitors(entityManager, office, clock)
                    .record(
                            new VisitorInquiry(
                                    FormReceiver.inquiry(form, "Musterwerk UV 100", clock.instant()), "1", List.of()),
                            List.of(OFFICE)));
            office.send();
        }

        assertEquals(before + 1, SINK.getReceivedMessages().length);
        MimeMessage mail = SINK.getReceivedMessages()[before];
        assertEquals(List.of(OFFICE), addresses(mail.getAllRecipients()));
        assertEquals(List.of(TestOffice.ADDRESS), addresses(mail.getFrom()));
        assertEquals(1, mail.getReplyTo().length);
        assertTrue(mail.isMimeType("text/plain"));
        List<String> names = new ArrayList<>();
        for (Header header : Collections.list(mail.getAllHeaders())) {
            names.add(header.getName().toLowerCase(Locale.ROOT));
        }
        assertEquals(
                List.of(),
                names.stream().filter(name -> !HEADERS.contains(name)).toList());
        assertEquals(names, namesByMime4j(mail));
        assertTrue(mail.getSubject().matches("(?:Anfrage|Kontakt) [0-9]+(?:: \\P{Cntrl}+)?"), mail.getSubject());
    }

    private static List<String> addresses(Address... addresses) {
        return List.of(addresses).stream()
                .map(address -> ((InternetAddress) address).getAddress())
                .toList();
    }

    /** Its one body part and no other, and the names of all fields in their order. */
    private static List<String> namesByMime4j(MimeMessage mail) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        mail.writeTo(bytes);
        MimeTokenStream stream = new MimeTokenStream();
        stream.parse(new ByteArrayInputStream(bytes.toByteArray()));
        List<String> names = new ArrayList<>();
        int bodies = 0;
        for (EntityState state = stream.getState(); state != EntityState.T_END_OF_STREAM; state = stream.next()) {
            if (state == EntityState.T_FIELD) {
                names.add(stream.getField().getName().toLowerCase(Locale.ROOT));
            } else if (state == EntityState.T_BODY) {
                bodies++;
            }
        }
        assertEquals(1, bodies);
        return names;
    }
}
