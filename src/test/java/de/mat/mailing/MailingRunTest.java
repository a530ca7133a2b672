package de.mat.mailing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.mat.contact.AdvertisingState;
import de.mat.contact.Allowances;
import de.mat.contact.SuppressionReason;
import de.mat.delivery.DeliveryNode.Fate;
import de.mat.delivery.OutboxService;
import de.mat.mail.MailFailure.Cause;
import de.mat.mailing.LeftOut.Reason;
import de.mat.testing.ManualClock;
import de.mat.testing.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mailing from its start to its end. */
class MailingRunTest {

    private final ManualClock clock = new ManualClock();

    @TempDir
    private Path folder;

    private TestDatabase database;
    private RunBooks books;

    @BeforeEach
    void begin() {
        database = open();
        books = new RunBooks(database, folder, clock);
        books.delivery().sendThrough(25);
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
    void theStartFixesWhoGetsItAndUnderWhichMessageId() throws Exception {
        contacts(3);
        long mailing = books.draft();

        books.start(mailing);

        List<Recipient> recipients = books.recipients(mailing);
        assertEquals(MailingState.RUNNING, books.state(mailing));
        assertEquals(clock.instant(), books.mailing(mailing).getStarted());
        assertEquals(List.of("kunde1@example.com", "kunde2@example.com", "kunde3@example.com"), addresses(mailing));
        assertTrue(recipients.stream().allMatch(each -> each.getMessageId().endsWith("@muster-maschinen.example>")));
        assertTrue(recipients.stream().allMatch(each -> each.getToken().matches("[A-Za-z0-9_-]{22}")));
        assertEquals(Map.of(RecipientState.OPEN, 3), books.counts(mailing));
    }

    @Test
    void whoStartsItIsToldBeforehandWhatWillHappen() throws Exception {
        contacts(2);
        Allowances.suppress(database, "kunde2@example.com", SuppressionReason.OBJECTION);
        long mailing = books.draft();
        books.delivery().limit(50, 0);

        StartOutlook outlook = books.outlook(mailing);

        assertEquals(1, outlook.recipients());
        assertEquals(Map.of(Reason.OBJECTION, 1), outlook.leftOut());
        assertTrue(outlook.isReady() && outlook.byLink());
        assertFalse(outlook.expectedEnd().isBefore(clock.instant()));
    }

    @Test
    void withoutRecipientsOrWithoutWordsNothingStarts() throws Exception {
        long nobody = books.draft();
        assertFalse(books.outlook(nobody).isReady());
        assertThrows(MailingChangedException.class, () -> books.start(nobody));

        contacts(1);
        long empty = books.draft();
        database.run(entityManager -> {
            MailingService mailings = new MailingService(entityManager, clock);
            MailingDraft draft = mailings.draft(empty).orElseThrow();
            draft.setSubject("");
            mailings.keep(draft);
        });
        assertFalse(books.outlook(empty).problems().isEmpty());
        assertThrows(MailingChangedException.class, () -> books.start(empty));
        assertEquals(MailingState.DRAFT, books.state(empty));
    }

    @Test
    void ofTwoWindowsOneStartsIt() throws Exception {
        contacts(20);
        long mailing = books.draft();
        long seen = books.outlook(mailing).revision();
        CyclicBarrier together = new CyclicBarrier(2);
        Callable<Boolean> window = () -> {
            together.await();
            try {
                books.start(mailing, seen);
                return true;
            } catch (MailingChangedException e) {
                return false;
            }
        };
        ExecutorService threads = Executors.newFixedThreadPool(2);

        List<Future<Boolean>> started = threads.invokeAll(List.of(window, window));

        threads.shutdown();
        assertTrue(started.get(0).get() ^ started.get(1).get(), "one of them");
        assertEquals(20, books.recipients(mailing).size());
    }

    @Test
    void aChangeSinceThePageWasShownIsNotSent() throws Exception {
        contacts(1);
        long mailing = books.draft();
        long seen = books.outlook(mailing).revision();
        database.run(entityManager -> {
            MailingService mailings = new MailingService(entityManager, clock);
            mailings.keep(mailings.draft(mailing).orElseThrow());
        });

        assertThrows(MailingChangedException.class, () -> books.start(mailing, seen));
    }

    @Test
    void deliveryNeverHasMoreThanFiveHundredAhead() throws Exception {
        contacts(1_210);
        long mailing = books.running();

        books.feed();
        assertEquals(RunFeedService.AHEAD, books.delivery().waiting().size());
        assertEquals(RunFeedService.AHEAD, books.queued(mailing));

        Stream.generate(() -> books.delivery().next(Fate.TAKEN))
                .limit(RunFeedService.AHEAD)
                .forEach(Optional::get);
        books.feed();
        assertEquals(RunFeedService.AHEAD, books.delivery().waiting().size());

        Stream.generate(() -> books.delivery().next(Fate.TAKEN))
                .limit(RunFeedService.AHEAD)
                .forEach(Optional::get);
        books.feed();
        assertEquals(210, books.delivery().waiting().size());
        assertEquals(MailingState.RUNNING, books.state(mailing));

        Stream.generate(() -> books.delivery().next(Fate.TAKEN)).limit(210).forEach(Optional::get);
        books.feed();
        assertEquals(MailingState.FINISHED, books.state(mailing));
        assertEquals(Map.of(RecipientState.SENT, 1_210), books.counts(mailing));
        assertEquals(Optional.of(clock.instant()), books.run(mailing).getEnded());
    }

    @Test
    void whoeverChangesARecipientFurtherBackHoldsUpNobody() throws Exception {
        contacts(RunFeedService.AHEAD + 10);
        books.running();

        try (Connection elsewhere = database.dataSource().getConnection();
                Statement statement = elsewhere.createStatement()) {
            elsewhere.setAutoCommit(false);
            statement.executeUpdate("update mailing_recipient set reply = 'x' where address_key = 'kunde"
                    + (RunFeedService.AHEAD + 10) + "@example.com'");
            assertTimeoutPreemptively(Duration.ofSeconds(30), () -> books.feed());
            elsewhere.rollback();
        }

        assertEquals(RunFeedService.AHEAD, books.delivery().waiting().size());
    }

    @Test
    void severalMailingsGoInTurn() throws Exception {
        contacts(700);
        long first = books.running();
        long second = books.running();

        books.feed();

        assertEquals(RunFeedService.AHEAD, books.delivery().waiting().size());
        assertEquals(300, books.queued(first));
        assertEquals(200, books.queued(second));
        assertTrue(books.delivery().waiting().subList(0, 200).stream()
                .anyMatch(source -> source.startsWith(RecipientSource.prefix(second))));
    }

    @Test
    void whoMayNotBeWrittenToAnyMoreGetsNothing() throws Exception {
        contacts(4);
        long mailing = books.running();
        Allowances.suppress(database, "kunde1@example.com", SuppressionReason.OBJECTION);
        books.feed();
        Allowances.suppress(database, "kunde2@example.com", SuppressionReason.OBJECTION);
        Allowances.suppress(database, "kunde3@example.com", SuppressionReason.ERASED);

        List<String> sent = books.next(4, Fate.TAKEN);

        assertEquals(List.of("kunde4@example.com"), sent);
        assertEquals(
                Map.of(RecipientState.UNSUBSCRIBED, 2, RecipientState.SKIPPED, 1, RecipientState.SENT, 1),
                books.counts(mailing));
        assertEquals(
                SkipReason.ERASED,
                books.recipient(mailing, "kunde3@example.com").getReason());
        assertEquals(MailingState.FINISHED, books.state(mailing));
    }

    @Test
    void whoseContactIsGoneOrHasAnotherAddressGetsNothing() throws Exception {
        contacts(3);
        long mailing = books.running();
        database.run(entityManager -> {
            entityManager.createNativeQuery("delete from contact where id = 1").executeUpdate();
            entityManager
                    .createNativeQuery("update contact set address = 'neu@example.com', address_key = 'neu@example.com'"
                            + " where id = 2")
                    .executeUpdate();
        });

        List<String> sent = books.next(3, Fate.TAKEN);

        assertEquals(List.of("kunde3@example.com"), sent);
        assertEquals(
                SkipReason.NO_CONSENT,
                books.recipient(mailing, "kunde1@example.com").getReason());
        assertEquals(Map.of(RecipientState.SKIPPED, 2, RecipientState.SENT, 1), books.counts(mailing));
    }

    @Test
    void aNameWithALineBreakOfAnotherAlphabetIsOneLine() throws Exception {
        contacts(3);
        long mailing = books.running();
        change("update contact set company = '\u2028Muster\u2028Bcc: alle@example.com\u2029GmbH' where id = 2");

        books.next(3, Fate.TAKEN);

        assertEquals(Map.of(RecipientState.SENT, 3), books.counts(mailing));
        assertEquals(MailingState.FINISHED, books.state(mailing));
    }

    @Test
    void whoseMailWouldBreakItsHeadersIsSkippedAndHoldsUpNobody() throws Exception {
        contacts(3);
        long mailing = books.running();
        change("update mailing_recipient set message_id = '<zwei Worte@muster-maschinen.example>'"
                + " where address = 'kunde2@example.com'");

        List<String> sent = books.next(3, Fate.TAKEN);

        Recipient unfit = books.recipient(mailing, "kunde2@example.com");
        assertEquals(List.of("kunde1@example.com", "kunde3@example.com"), sent);
        assertEquals(RecipientState.SKIPPED, unfit.getState());
        assertEquals(SkipReason.UNFIT, unfit.getReason());
        assertFalse(unfit.isQueued());
        assertEquals(MailingState.FINISHED, books.state(mailing));
    }

    @Test
    void whatTheServerSaidStandsWithItsRecipient() throws Exception {
        contacts(3);
        long mailing = books.running();

        books.next(1, Fate.REFUSED);
        books.next(1, Fate.UNKNOWN);
        books.next(1, Fate.TAKEN);

        assertEquals(
                "550 5.1.1 no such user",
                books.recipient(mailing, "kunde1@example.com").getReply());
        assertEquals(
                Map.of(RecipientState.REFUSED, 1, RecipientState.UNKNOWN, 1, RecipientState.SENT, 1),
                books.counts(mailing));
        assertEquals(MailingState.FINISHED, books.state(mailing));
    }

    @Test
    void aPersonDecidesAboutWhatIsUnknown() throws Exception {
        contacts(2);
        long mailing = books.running();
        books.next(2, Fate.UNKNOWN);
        long first = books.recipients(mailing).get(0).getId();
        long second = books.recipients(mailing).get(1).getId();

        assertTrue(books.control(service -> service.countAsSent(mailing, first)));
        assertFalse(books.control(service -> service.countAsSent(mailing, first)));
        assertTrue(books.control(service -> service.sendAgain(mailing, second)));
        assertEquals(MailingState.RUNNING, books.state(mailing));
        assertEquals(List.of("kunde2@example.com"), books.next(1, Fate.TAKEN));

        assertEquals(Map.of(RecipientState.SENT, 2), books.counts(mailing));
        assertEquals(MailingState.FINISHED, books.state(mailing));
        assertFalse(books.control(service -> service.sendAgain(mailing, second)));
    }

    @Test
    void whatAnAdministratorDiscardsIsSkipped() throws Exception {
        contacts(1);
        long mailing = books.running();
        books.feed();
        long id = books.delivery().id(books.recipients(mailing).get(0).source().text());

        books.delivery().decide((OutboxService outbox) -> outbox.discard(id));
        books.feed();

        assertEquals(SkipReason.DISCARDED, books.recipients(mailing).get(0).getReason());
        assertEquals(MailingState.FINISHED, books.state(mailing));
    }

    @Test
    void aPauseTakesBackWhatWaitsAndItGoesOnWhereItWas() throws Exception {
        contacts(5);
        long mailing = books.running();
        books.next(2, Fate.TAKEN);

        assertTrue(books.control(service -> service.pause(mailing)));
        assertFalse(books.control(service -> service.pause(mailing)));
        assertEquals(List.of(), books.delivery().waiting());
        assertEquals(List.of(), books.next(3, Fate.TAKEN));
        assertEquals(0, books.queued(mailing));

        assertTrue(books.control(service -> service.goOn(mailing)));
        assertEquals(
                List.of("kunde3@example.com", "kunde4@example.com", "kunde5@example.com"), books.next(3, Fate.TAKEN));
        assertEquals(MailingState.FINISHED, books.state(mailing));
    }

    @Test
    void whatComesBackToTheQueueDuringAPauseIsTakenBackToo() throws Exception {
        contacts(1);
        long mailing = books.running();
        books.next(1, Fate.DEFERRED);
        database.run(entityManager -> entityManager.find(Mailing.class, mailing).turn(MailingState.PAUSED));

        books.feed();

        assertEquals(List.of(), books.delivery().waiting());
        assertEquals(0, books.queued(mailing));
        assertEquals(Map.of(RecipientState.OPEN, 1), books.counts(mailing));
    }

    @Test
    void whoWasOpenWhenItWasCancelledGetsNothing() throws Exception {
        contacts(3);
        long mailing = books.running();
        books.next(1, Fate.TAKEN);

        assertTrue(books.control(service -> service.cancel(mailing)));
        assertFalse(books.control(service -> service.goOn(mailing)));

        assertEquals(List.of(), books.next(2, Fate.TAKEN));
        assertEquals(Map.of(RecipientState.SENT, 1, RecipientState.OPEN, 2), books.counts(mailing));
        assertEquals(MailingState.CANCELLED, books.state(mailing));
    }

    @Test
    void aRunOfRefusalsStopsIt() throws Exception {
        contacts(40);
        long mailing = books.running();

        books.next(19, Fate.REFUSED);
        assertEquals(MailingState.RUNNING, books.state(mailing));
        clock.advance(Duration.ofSeconds(1));
        books.next(5, Fate.REFUSED);

        assertEquals(MailingState.STOPPED, books.state(mailing));
        assertEquals(Optional.of(StopCause.REFUSED_IN_A_ROW), books.run(mailing).getStopCause());
        assertEquals("550 5.1.1 no such user", books.run(mailing).getStopReply());
        assertEquals(Map.of(RecipientState.REFUSED, 20, RecipientState.OPEN, 20), books.counts(mailing));
        assertEquals(List.of(), books.delivery().waiting());
    }

    @Test
    void whatWasRefusedBeforeAPersonLetItGoOnCountsNoMore() throws Exception {
        contacts(40);
        long mailing = books.running();
        books.next(20, Fate.REFUSED);
        clock.advance(Duration.ofSeconds(1));

        assertTrue(books.control(service -> service.goOn(mailing)));
        books.next(1, Fate.REFUSED);
        books.next(19, Fate.TAKEN);

        assertEquals(MailingState.FINISHED, books.state(mailing));
        assertEquals(Optional.empty(), books.run(mailing).getStopCause());
    }

    @Test
    void tooManyRefusalsAmongTheLastHundredStopIt() {
        List<RecipientState> twentyOfAHundred = mixed(20);
        List<RecipientState> more = mixed(21);

        assertEquals(Optional.empty(), RefusalLimits.exceededBy(twentyOfAHundred));
        assertEquals(Optional.of(StopCause.TOO_MANY_REFUSED), RefusalLimits.exceededBy(more));
        assertEquals(Optional.empty(), RefusalLimits.exceededBy(more.subList(0, 99)));
    }

    private static List<RecipientState> mixed(int refused) {
        return Stream.iterate(0, i -> i + 1)
                .limit(RefusalLimits.LOOKED_AT)
                .map(i -> i % 4 == 0 && i / 4 < refused ? RecipientState.REFUSED : RecipientState.SENT)
                .toList();
    }

    @Test
    void aContentThatTheServerDoesNotWantStopsItWithItsWords() throws Exception {
        contacts(3);
        long mailing = books.running();

        books.delivery().pause(Cause.MESSAGE_REFUSED, "554 5.7.1 looks like spam");

        assertEquals(MailingState.STOPPED, books.state(mailing));
        assertEquals(Optional.of(StopCause.CONTENT_REFUSED), books.run(mailing).getStopCause());
        assertEquals("554 5.7.1 looks like spam", books.run(mailing).getStopReply());
    }

    @Test
    void aSenderThatTheServerDoesNotWantStopsIt() throws Exception {
        contacts(3);
        long mailing = books.running();
        books.feed();

        books.delivery().pause(Cause.CONNECTION_LOST, "");
        assertEquals(MailingState.RUNNING, books.state(mailing));
        books.delivery().pause(Cause.SENDER_REFUSED, "550 5.7.1 not allowed");

        assertEquals(MailingState.STOPPED, books.state(mailing));
        assertEquals(Optional.of(StopCause.SENDER_REFUSED), books.run(mailing).getStopCause());
        assertEquals(List.of(), books.delivery().waiting());
        assertTrue(books.control(service -> service.goOn(mailing)));
        books.feed();
        assertEquals(3, books.delivery().waiting().size());
    }

    private void contacts(int count) throws Exception {
        Allowances.insert(
                database, count, id -> "kunde" + id + "@example.com", id -> AdvertisingState.EXISTING_CUSTOMER);
    }

    private void change(String sql) {
        database.run(entityManager -> entityManager.createNativeQuery(sql).executeUpdate());
    }

    private List<String> addresses(long mailing) {
        return books.recipients(mailing).stream().map(Recipient::getAddress).toList();
    }
}
