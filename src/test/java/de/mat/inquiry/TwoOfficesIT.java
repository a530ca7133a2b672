package de.mat.inquiry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import de.mat.delivery.TestOffice;
import de.mat.testing.ManualClock;
import de.mat.testing.RealPostgres;
import de.mat.testing.TestDatabase;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Two nodes on one PostgreSQL record what visitors send and tell the office of it, at the same time: it hears of each inquiry once. The
 * nodes are two in one Java, each with connections of its own.
 */
class TwoOfficesIT {

    private static final int ROUNDS = 15;
    private static final int EACH = NotificationService.AT_ONCE;
    private static final Pattern LINK = Pattern.compile("inquiry\\.xhtml\\?id=(\\d+)");

    @TempDir
    private Path folder;

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final ManualClock clock = new ManualClock();
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final CyclicBarrier together = new CyclicBarrier(2);
    private final List<Long> numbers = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void start() {
        server.start();
        server.setUser(TestOffice.ADDRESS, TestOffice.ADDRESS, TestOffice.PASSWORD);
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
        server.stop();
    }

    @Test
    void noInquiryIsToldTwiceAndNoneIsLost() throws Exception {
        try (RealPostgres postgres = RealPostgres.start();
                TestDatabase here = database(postgres);
                TestDatabase elsewhere = database(postgres);
                TestOffice first = new TestOffice(here, folder, clock);
                TestOffice second = new TestOffice(elsewhere, folder, clock)) {
            first.sendThrough(server.getSmtp().getPort());

            for (int round = 0; round < ROUNDS; round++) {
                String submission = "round " + round;
                both(
                        () -> work(here, first, submission + " here"),
                        () -> work(elsewhere, second, submission + " there"));
                clock.advance(NotificationService.PATIENCE);
            }
            both(() -> sendWaiting(here, first), () -> sendWaiting(elsewhere, second));

            assertEquals(ROUNDS * 2 * EACH, numbers.size());
            assertEquals(numbers.stream().sorted().toList(), told());
            assertTrue(server.getReceivedMessages().length < numbers.size(), "some are told in digests");
        }
    }

    private void both(Callable<Void> here, Callable<Void> elsewhere) throws Exception {
        Future<Void> first = threads.submit(here);
        Future<Void> second = threads.submit(elsewhere);
        first.get();
        second.get();
    }

    /** More come in than are told at once, and then the timers of both nodes come by. */
    private Void work(TestDatabase database, TestOffice office, String submission) throws Exception {
        together.await();
        for (int i = 0; i < EACH; i++) {
            String each = submission + " " + i;
            numbers.add(database.compute(entityManager -> InquiryBooks.ofVisitors(entityManager, office, clock)
                    .record(new VisitorInquiry(form(), each, List.of()), List.of())));
        }
        return sendWaiting(database, office);
    }

    /** As the timers do. */
    private Void sendWaiting(TestDatabase database, TestOffice office) throws Exception {
        together.await();
        database.run(entityManager ->
                InquiryBooks.notifications(entityManager, office, clock).sendWaiting());
        office.send();
        return null;
    }

    private NewInquiry form() {
        return VisitorInquiry.form(
                InquiryType.CONTACT,
                clock.instant(),
                "",
                "",
                "Frage",
                "",
                "Ana Beispiel",
                "ana@example.com",
                "",
                "Guten Tag",
                "de");
    }

    /** The number of each inquiry that a mail names, as often as one does. */
    private List<Long> told() throws Exception {
        List<Long> told = new ArrayList<>();
        for (MimeMessage mail : server.getReceivedMessages()) {
            LINK.matcher(mail.getContent().toString()).results().forEach(link -> told.add(Long.valueOf(link.group(1))));
        }
        return told.stream().sorted().toList();
    }

    private static TestDatabase database(RealPostgres postgres) {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(postgres.url());
        dataSource.setUser(postgres.user());
        return TestDatabase.on(dataSource);
    }
}
