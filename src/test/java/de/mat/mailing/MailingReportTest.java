package de.mat.mailing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.mat.contact.AdvertisingState;
import de.mat.contact.Allowances;
import de.mat.contact.SuppressionReason;
import de.mat.delivery.DeliveryNode.Fate;
import de.mat.testing.ManualClock;
import de.mat.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What became of a mailing, in numbers; and who leaves by it. */
class MailingReportTest {

    private final ManualClock clock = new ManualClock();

    @TempDir
    private Path folder;

    private TestDatabase database;
    private RunBooks books;

    @BeforeEach
    void begin() throws Exception {
        database = open();
        books = new RunBooks(database, folder, clock);
        books.delivery().sendThrough(25);
        Allowances.insert(database, 7, id -> "kunde" + id + "@example.com", id -> AdvertisingState.CONSENT);
    }

    /** Where it is kept. */
    TestDatabase open() {
        return TestDatabase.open();
    }

    @AfterEach
    void close() {
        books.close();
        database.close();
    }

    @Test
    void theSharesOfAllStatesAreTheWhole() {
        long mailing = books.running();
        books.next(3, Fate.TAKEN);
        books.next(1, Fate.REFUSED);
        books.next(1, Fate.UNKNOWN);
        Allowances.suppress(database, "kunde6@example.com", SuppressionReason.ERASED);
        books.next(1, Fate.DEFERRED);

        RunReport report = report(mailing);

        assertEquals(7, report.total());
        assertEquals(6, report.done());
        assertEquals(3, report.pace().lastHour());
        assertEquals(Map.of(SkipReason.ERASED, 1), report.skipped());
        assertEquals(1000, report.shares().stream().mapToInt(RunShare::permille).sum());
        assertTrue(report.isRunning() && report.pace().expectedEnd().isPresent());
    }

    @Test
    void theNumbersLeadToTheirRecipients() {
        long mailing = books.running();
        books.next(2, Fate.TAKEN);
        books.next(1, Fate.REFUSED);

        assertEquals(1, books.<Integer>report(service -> service.count(mailing, RecipientState.REFUSED)));
        assertEquals(7, books.<Integer>report(service -> service.count(mailing, null)));
        RecipientLine refused = books.report(service -> service.list(mailing, RecipientState.REFUSED, 0, 10))
                .get(0);
        assertEquals("kunde3@example.com", refused.address());
        assertEquals("550 5.1.1 no such user", refused.reply());
        List<RecipientLine> rest = books.report(service -> service.listAfter(mailing, null, refused.id(), 10));
        assertEquals("kunde4@example.com", rest.get(0).address());
        assertEquals(4, rest.size());
    }

    @Test
    void theCourseShowsWhatCameWhen() {
        long mailing = books.running();
        books.next(2, Fate.TAKEN);
        clock.advance(Duration.ofMinutes(3));
        books.next(1, Fate.REFUSED);

        List<RunPart> course = books.report(service -> service.course(mailing));

        assertEquals(4, course.size());
        assertEquals(2, course.get(0).count(RecipientState.SENT));
        assertEquals(1, course.get(3).count(RecipientState.REFUSED));
    }

    @Test
    void theRateIsWhatTheServerTook() {
        long mailing = books.running();
        books.next(2, Fate.TAKEN);
        clock.advance(Duration.ofMinutes(10));
        books.next(1, Fate.TAKEN);
        books.next(1, Fate.REFUSED);

        RunPace pace = report(mailing).pace();

        assertEquals(1, pace.lastMinute());
        assertEquals(3, pace.lastHour());
        // Three in ten minutes, and three are left
        assertEquals(Optional.of(clock.instant().plus(Duration.ofMinutes(10))), pace.endByMeasure());
        assertEquals(pace.endByMeasure(), pace.expectedEnd(), "the limits would allow more");
    }

    @Test
    void theLimitsDecideAboutTheEndOfWhatBeganFast() {
        books.delivery().limit(3, 0);
        long mailing = books.running();
        books.next(3, Fate.TAKEN);
        clock.advance(Duration.ofMinutes(2));

        RunPace pace = report(mailing).pace();

        assertTrue(pace.endByMeasure().orElseThrow().isBefore(clock.instant().plus(Duration.ofMinutes(3))));
        assertTrue(pace.expectedEnd().orElseThrow().isAfter(clock.instant().plus(Duration.ofMinutes(50))));
        assertTrue(pace.isLimited());
    }

    @Test
    void whatDoesNotGoHasNoExpectedEnd() {
        long mailing = books.running();
        books.next(1, Fate.TAKEN);
        clock.advance(Duration.ofMinutes(2));
        books.control(service -> service.pause(mailing));

        assertEquals(Optional.empty(), report(mailing).pace().expectedEnd());
    }

    @Test
    void aCourseHasAtMostTwoDozenParts() {
        Instant start = clock.instant();

        for (Duration whole : List.of(Duration.ZERO, Duration.ofHours(3), Duration.ofDays(40), Duration.ofDays(900))) {
            List<RunPart> parts = RunPart.between(start, start.plus(whole));
            assertTrue(parts.size() <= 24, whole + ": " + parts.size());
            assertTrue(parts.get(parts.size() - 1).to().isAfter(start.plus(whole)), whole.toString());
        }
    }

    @Test
    void aDraftHasNoReport() {
        long draft = books.draft();

        assertEquals(Optional.empty(), books.report(service -> service.report(draft)));
        assertEquals(Optional.empty(), books.report(service -> service.report(4711)));
    }

    @Test
    void whoLeavesByOneMailGetsNoOther() {
        long first = books.running();
        books.next(7, Fate.TAKEN);
        long second = books.running();
        String token = books.recipient(first, "kunde2@example.com").getToken();

        books.leave(token);
        books.leave(token);

        assertEquals(1, report(first).left());
        assertEquals(Map.of(RecipientState.SENT, 7), books.counts(first));
        assertEquals(
                RecipientState.UNSUBSCRIBED,
                books.recipient(second, "kunde2@example.com").getState());
        assertEquals(6, books.next(7, Fate.TAKEN).size());
        assertEquals(6, books.outlook(books.draft()).recipients());
        assertEquals(Optional.of(MailingLanguage.DE), books.language(token));
    }

    @Test
    void whoLeavesWhileTheMailWaitsInDeliveryGetsNothing() {
        long first = books.running();
        books.next(7, Fate.TAKEN);
        long second = books.running();
        books.feed();

        books.leave(books.recipient(first, "kunde2@example.com").getToken());

        assertEquals(6, books.next(7, Fate.TAKEN).size());
        assertEquals(Map.of(RecipientState.SENT, 6, RecipientState.UNSUBSCRIBED, 1), books.counts(second));
    }

    @Test
    void aTokenThatIsNobodysDoesNothing() {
        long mailing = books.running();

        books.leave("AAAAAAAAAAAAAAAAAAAAAA");
        books.leave("");

        assertEquals(0, report(mailing).left());
        assertEquals(Optional.empty(), books.language("AAAAAAAAAAAAAAAAAAAAAA"));
    }

    private RunReport report(long mailing) {
        return books.report(service -> service.report(mailing)).orElseThrow();
    }
}
