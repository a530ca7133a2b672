package de.mat.inquiry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import de.mat.testing.TestDatabase;
import de.mat.user.Role;
import de.mat.user.User;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** How long buyers wait, what is overdue, and what comes in each day. Monday, at noon in Berlin. */
class InquiryFiguresTest {

    private static final Instant NOON = Instant.parse("2026-11-23T11:00:00Z");
    private static final Duration NONE = Duration.ZERO;

    @AutoClose
    private final TestDatabase database = open();

    TestDatabase open() {
        return TestDatabase.open();
    }

    private final AnswerTimes times = new AnswerTimes(
            WorkingHours.of("Mo-Fr 08:00-17:00"),
            Duration.ofHours(1),
            ZoneId.of("Europe/Berlin"),
            Clock.fixed(NOON, ZoneOffset.UTC));

    @Test
    void aBuyerWaitsInThreeColours() {
        assertEquals(DueState.IN_TIME, times.due(NOON.minus(Duration.ofMinutes(29))));
        assertEquals(DueState.SOON, times.due(NOON.minus(Duration.ofMinutes(30))));
        assertEquals(DueState.OVERDUE, times.due(NOON.minus(Duration.ofMinutes(60))));
        assertNull(times.due(null));
    }

    @Test
    void theOverdueOnesAreCountedAndListed() {
        record("fresh", NOON.minus(Duration.ofMinutes(59)));
        record("late", NOON.minus(Duration.ofMinutes(60)));
        change(
                record("answered", NOON.minus(Duration.ofHours(3))),
                inquiry -> inquiry.answered(NOON, NONE, Optional.empty()));
        change(record("done", NOON.minus(Duration.ofHours(3))), inquiry -> inquiry.finish(null, CloseReason.SOLD));
        record(NewInquiries.of(Optional.empty(), Optional.of("wanted"), NOON.minus(Duration.ofHours(3))));

        assertEquals(1, overdue());
        assertEquals(List.of("late"), listed(AnswerChoice.OVERDUE));
        assertEquals(List.of("fresh", "late"), listed(AnswerChoice.WAITING));
        assertEquals(List.of("answered"), listed(AnswerChoice.ANSWERED));
    }

    @Test
    void theFirstAnswerEndsTheWaitAndALaterMailBeginsAnother() {
        Instant before = NOON.minus(Duration.ofHours(2));
        long id = record("late", before);

        change(id, inquiry -> inquiry.answered(NOON, times.taken(before, NOON), Optional.empty()));
        assertEquals(InquiryState.ANSWERED, find(id).getState());
        assertNull(find(id).getWaitingSince());
        assertEquals(Duration.ofHours(2), find(id).getTimeToAnswer());

        change(id, inquiry -> inquiry.writtenAgain(NOON.plusSeconds(60)));
        change(id, inquiry -> inquiry.writtenAgain(NOON.plusSeconds(90)));
        assertEquals(NOON.plusSeconds(60), find(id).getWaitingSince());
        assertEquals(InquiryState.NEW, find(id).getState());

        change(id, inquiry -> inquiry.answered(NOON.plusSeconds(120), NONE, Optional.empty()));
        assertEquals(NOON, find(id).getFirstAnswered(), "the first one counts");
        assertEquals(Duration.ofHours(2), find(id).getTimeToAnswer());
    }

    @Test
    void anAnswerThatCrossedTheBuyersMailLeavesTheBuyerWaiting() {
        long id = record("x", NOON);
        Instant written = NOON.plusSeconds(30);
        change(id, inquiry -> inquiry.writtenAgain(written));

        change(id, inquiry -> inquiry.answered(NOON.plusSeconds(40), NONE, Optional.of(written)));

        assertEquals(InquiryState.NEW, find(id).getState());
        assertEquals(written, find(id).getWaitingSince());
    }

    @Test
    void nobodyWaitsWhileItIsClosed() {
        long id = record("x", NOON);
        User user = database.compute(entityManager -> {
            User anna = new User("anna", Role.USER, "hash");
            entityManager.persist(anna);
            return anna;
        });

        change(id, inquiry -> inquiry.finish(user, CloseReason.SOLD));
        change(id, inquiry -> inquiry.answered(NOON, NONE, Optional.empty()));
        assertNull(find(id).getWaitingSince());
        assertEquals(InquiryState.DONE, find(id).getState());
    }

    @Test
    void reopenedWithoutAnAnswerItIsWaitedForAgain() {
        long id = record("x", NOON);

        change(id, inquiry -> inquiry.finish(null, CloseReason.SOLD));
        change(id, Inquiry::reopen);

        assertEquals(NOON, find(id).getWaitingSince());
    }

    @Test
    void measuresTheMedianOfEachPlatform() {
        for (long minutes : List.of(10L, 50L, 30L)) {
            answeredAfter("machineseeker", minutes);
        }
        answeredAfter("resale", 10);
        answeredAfter("resale", 20);
        record("unanswered", NOON);

        List<InquiryFiguresService.Wait> waits = database.compute(
                entityManager -> new InquiryFiguresService(entityManager).waits(NOON.minus(Duration.ofDays(30))));

        assertEquals(
                List.of(
                        new InquiryFiguresService.Wait("machineseeker", 3, Duration.ofMinutes(30)),
                        new InquiryFiguresService.Wait("resale", 2, Duration.ofMinutes(15))),
                waits);
        assertEquals(
                List.of(),
                database.compute(entityManager -> new InquiryFiguresService(entityManager).waits(NOON.plusSeconds(1))));
    }

    @Test
    void countsWhatCameInEachDay() {
        record("a", NOON);
        record("b", NOON.plusSeconds(1));
        record("c", NOON.plus(Duration.ofDays(2)));
        record(platform("resale", NOON.plus(Duration.ofDays(1))));
        List<Instant> starts = List.of(
                NOON, NOON.plus(Duration.ofDays(1)), NOON.plus(Duration.ofDays(2)), NOON.plus(Duration.ofDays(3)));

        assertEquals(
                List.of(
                        new InquiryFiguresService.Arrivals("machineseeker", List.of(2L, 0L, 1L)),
                        new InquiryFiguresService.Arrivals("resale", List.of(0L, 1L, 0L))),
                database.compute(entityManager -> new InquiryFiguresService(entityManager).arrivals(starts)));
    }

    private void answeredAfter(String platform, long minutes) {
        long id = record(platform(platform, NOON));
        change(id, inquiry -> inquiry.answered(NOON, Duration.ofMinutes(minutes), Optional.empty()));
    }

    private static NewInquiry platform(String code, Instant received) {
        NewInquiry any = NewInquiries.about("x", received);
        return new NewInquiry(
                code,
                any.type(),
                any.externalNumber(),
                any.senderAddress(),
                received,
                any.subject(),
                any.company(),
                any.person(),
                any.place(),
                any.country(),
                any.phones(),
                any.answerAddress(),
                any.category(),
                any.machine(),
                any.language(),
                any.messageId(),
                any.message(),
                any.further(),
                any.complete(),
                any.senderConfirmed());
    }

    private long record(String subject, Instant received) {
        return record(NewInquiries.about(subject, received));
    }

    private long record(NewInquiry inquiry) {
        return database.compute(entityManager -> new InquiryService(entityManager)
                .record(List.of(inquiry), new RawMail(new byte[] {1}))
                .get(0)
                .getId());
    }

    private void change(long id, Consumer<Inquiry> change) {
        database.run(entityManager -> change.accept(entityManager.find(Inquiry.class, id)));
    }

    private Inquiry find(long id) {
        return database.compute(
                entityManager -> new InquiryService(entityManager).find(id).orElseThrow());
    }

    private long overdue() {
        return database.compute(
                entityManager -> new InquiryFiguresService(entityManager).waiting(times.overdueSince()));
    }

    private List<String> listed(AnswerChoice choice) {
        InquiryCriteria criteria =
                new InquiryCriteria(List.of(), null, null, Set.of(), null, null, choice, times.overdueSince(), null);
        return database.compute(entityManager -> new InquiryListService(entityManager)
                .page(criteria, InquiryOrder.NEWEST_FIRST, 0, 10).lines().stream()
                        .map(InquiryLine::topic)
                        .toList());
    }
}
