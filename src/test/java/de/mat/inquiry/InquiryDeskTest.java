package de.mat.inquiry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import de.mat.testing.TestDatabase;
import de.mat.user.Role;
import de.mat.user.User;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is at an inquiry, and how far. */
class InquiryDeskTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    @AutoClose
    private final TestDatabase database = TestDatabase.open();

    private long anna;
    private long bernd;
    private long id;

    @BeforeEach
    void oneInquiryAndTwoUsers() {
        anna = user("anna", "Anna", "Muster");
        bernd = user("bernd", null, null);
        id = database.compute(entityManager -> new InquiryService(entityManager)
                .record(List.of(NewInquiries.about("x", NOON)), new RawMail(new byte[] {1}))
                .get(0)
                .getId());
    }

    @Test
    void goesFromNewToDoneAndBack() throws Exception {
        assertState(InquiryState.NEW, null);

        open();
        assertState(InquiryState.READ, null);

        change(service -> service.take(id, version(), anna));
        assertState(InquiryState.IN_PROGRESS, "Anna Muster");

        change(service -> service.finish(id, version(), bernd, CloseReason.SOLD));
        assertState(InquiryState.DONE, "Anna Muster");
        assertEquals(CloseReason.SOLD, reason());

        change(service -> service.reopen(id, version()));
        assertState(InquiryState.IN_PROGRESS, "Anna Muster");
        assertNull(reason());

        change(service -> service.release(id, version()));
        assertState(InquiryState.READ, null);
    }

    @Test
    void anotherUserMayTakeOver() throws Exception {
        change(service -> service.take(id, version(), anna));

        change(service -> service.take(id, version(), bernd));

        assertState(InquiryState.IN_PROGRESS, "bernd");
    }

    @Test
    void whoFinishesWhatNobodyTookIsResponsible() throws Exception {
        change(service -> service.finish(id, version(), bernd, CloseReason.SOLD));

        assertState(InquiryState.DONE, "bernd");
    }

    @Test
    void theSecondOfTwoUsersHearsOfTheFirst() throws Exception {
        long seenByBoth = version();
        change(service -> service.take(id, seenByBoth, anna));

        assertThrows(InquiryChangedException.class, () -> change(service -> service.take(id, seenByBoth, bernd)));
        assertThrows(
                InquiryChangedException.class,
                () -> change(service -> service.finish(id, seenByBoth, bernd, CloseReason.SOLD)));
        assertThrows(InquiryChangedException.class, () -> change(service -> service.release(id, seenByBoth)));
        assertThrows(InquiryChangedException.class, () -> change(service -> service.reopen(id, seenByBoth)));

        assertState(InquiryState.IN_PROGRESS, "Anna Muster");
    }

    @Test
    void twoUsersMayOpenItAtOnce() throws Exception {
        open();
        long seenByBoth = version();
        open();

        change(service -> service.take(id, seenByBoth, anna));

        assertState(InquiryState.IN_PROGRESS, "Anna Muster");
    }

    @Test
    void tellsWhatHappens() throws Exception {
        List<Object> news = new ArrayList<>();
        long next = database.compute(entityManager -> new InquiryService(entityManager, news::add)
                .record(List.of(NewInquiries.about("y", NOON)), new RawMail(new byte[] {1}))
                .get(0)
                .getId());
        database.run(entityManager -> new InquiryDeskService(entityManager, news::add).open(next));
        database.run(entityManager -> new InquiryDeskService(entityManager, news::add).open(next));

        assertEquals(List.of(new InquiryRecorded(next), new InquiryMoved(next)), news);
    }

    @Test
    void whatIsGoneHasChanged() {
        assertThrows(InquiryChangedException.class, () -> change(service -> service.take(4711, 1, anna)));
    }

    private void assertState(InquiryState state, String responsible) {
        InquiryLine line = database.compute(
                entityManager -> new InquiryService(entityManager).list(0, 1).get(0));
        assertEquals(state, line.state());
        if (responsible == null) {
            assertNull(line.responsible());
        } else {
            assertEquals(responsible, line.responsible());
        }
    }

    private long user(String name, String first, String last) {
        return database.compute(entityManager -> {
            User user = new User(name, Role.USER, "hash");
            user.introduce(first, last, null);
            entityManager.persist(user);
            return user.getId();
        });
    }

    private CloseReason reason() {
        return database.compute(entityManager ->
                new InquiryService(entityManager).find(id).orElseThrow().getCloseReason());
    }

    private long version() {
        return database.compute(entityManager ->
                new InquiryService(entityManager).find(id).orElseThrow().getVersion());
    }

    private void open() {
        database.run(entityManager -> new InquiryDeskService(entityManager, event -> {}).open(id));
    }

    @FunctionalInterface
    private interface Change {
        void by(InquiryDeskService service) throws InquiryChangedException;
    }

    private void change(Change change) throws InquiryChangedException {
        boolean done = database.compute(entityManager -> {
            try {
                change.by(new InquiryDeskService(entityManager, event -> {}));
                return true;
            } catch (InquiryChangedException changed) {
                return false;
            }
        });
        if (!done) {
            throw new InquiryChangedException();
        }
    }
}
