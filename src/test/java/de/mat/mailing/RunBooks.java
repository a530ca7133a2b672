package de.mat.mailing;

import de.mat.contact.AllowanceService;
import de.mat.contact.Allowances;
import de.mat.delivery.BulkClaimed;
import de.mat.delivery.DeliveryNode;
import de.mat.delivery.DeliveryOutcome;
import de.mat.delivery.DeliveryPaused;
import de.mat.testing.TestDatabase;
import de.mat.user.Role;
import de.mat.user.User;
import jakarta.persistence.EntityManager;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/** The runs of a test, on one node: each call of a service is a transaction of its own, and delivery is the real one. */
final class RunBooks implements AutoCloseable {

    static final String LEAVE_AT = "https://mat.example.com/web/u/";

    private final TestDatabase database;
    private final Clock clock;
    private final DeliveryNode delivery;
    private Consumer<Object> listener = event -> {};

    RunBooks(TestDatabase database, Path folder, Clock clock) {
        this(database, folder, clock, 1);
    }

    /** The same with so many connections to the mail server. */
    RunBooks(TestDatabase database, Path folder, Clock clock, int connections) {
        this.database = database;
        this.clock = clock;
        this.delivery = new DeliveryNode(database, folder, clock, connections, this::tell);
    }

    /** Hears what delivery tells, inside its transactions. */
    void hear(Consumer<Object> who) {
        listener = who;
    }

    private void tell(EntityManager entityManager, Object event) {
        listener.accept(event);
        RunOutcomeService outcomes = new RunOutcomeService(
                entityManager, allowances(entityManager), queue(entityManager), moved -> {}, clock);
        if (event instanceof BulkClaimed claimed) {
            outcomes.ask(claimed);
        } else if (event instanceof DeliveryOutcome outcome) {
            outcomes.settle(outcome);
        } else if (event instanceof DeliveryPaused paused) {
            outcomes.hear(paused);
        }
    }

    /** A draft to everybody, by a user who is made for it, with an Impressum. */
    long draft() {
        MailingDraft draft = database.compute(entityManager -> {
            User user = new User("autor" + System.nanoTime(), Role.USER, "hash");
            entityManager.persist(user);
            ImprintService imprints = new ImprintService(entityManager);
            imprints.change(
                    imprints.imprint().getVersion(), "Muster Maschinen GmbH, Musterstraße 1, 12345 Musterstadt");
            return new MailingService(entityManager, clock).begin(MailingLanguage.DE, user.getId());
        });
        draft.setSubject("Neu im Lager für {{Firma}}");
        draft.setHtml("<p>{{Anrede}},</p><p>diese Maschinen sind neu.</p>");
        draft.getFilter().setFiltered(true);
        return keep(draft).getId();
    }

    MailingDraft keep(MailingDraft draft) {
        return database.compute(entityManager -> new MailingService(entityManager, clock).keep(draft));
    }

    StartOutlook outlook(long mailing) {
        return starts(service -> service.outlook(mailing)).orElseThrow();
    }

    /** Starts it as a page would that has just been opened. */
    void start(long mailing) {
        start(mailing, outlook(mailing).revision());
    }

    void start(long mailing, long seen) {
        starts(service -> {
            service.start(mailing, seen, mailing(mailing).getAuthor().getId());
            return null;
        });
    }

    /** A started mailing to everybody. */
    long running() {
        long mailing = draft();
        start(mailing);
        return mailing;
    }

    <T> T starts(Function<MailingStartService, T> work) {
        return database.compute(entityManager -> work.apply(new MailingStartService(
                entityManager,
                allowances(entityManager),
                delivery.deliveries(entityManager),
                delivery.paces(entityManager),
                delivery.accounts(),
                Optional.of(LEAVE_AT),
                moved -> {},
                clock)));
    }

    boolean control(Predicate<RunControlService> work) {
        return database.compute(entityManager -> work.test(new RunControlService(
                entityManager,
                delivery.deliveries(entityManager),
                delivery.outbox(entityManager),
                delivery.paces(entityManager),
                moved -> {},
                clock)));
    }

    void leave(String token) {
        database.run(entityManager -> leaves(entityManager).leave(token));
    }

    Optional<MailingLanguage> language(String token) {
        return database.compute(entityManager -> leaves(entityManager).language(token));
    }

    private LeaveService leaves(EntityManager entityManager) {
        return new LeaveService(entityManager, Allowances.objections(entityManager, clock), clock);
    }

    <T> T report(Function<RunReportService, T> work) {
        return database.compute(
                entityManager -> work.apply(new RunReportService(entityManager, delivery.paces(entityManager), clock)));
    }

    /** As the feeder does it. */
    void feed() {
        database.run(entityManager -> feeds(entityManager).withdrawLate());
        boolean more = true;
        while (more) {
            more = database.compute(entityManager -> feeds(entityManager).feed());
        }
    }

    private RunFeedService feeds(EntityManager entityManager) {
        return new RunFeedService(entityManager, allowances(entityManager), delivery.deliveries(entityManager), clock);
    }

    /** Feeds and lets the next messages meet this fate, one after the other; returns who got that far. */
    List<String> next(int count, DeliveryNode.Fate fate) {
        List<String> addresses = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            feed();
            delivery.next(fate).ifPresent(addresses::add);
        }
        feed();
        return addresses;
    }

    Mailing mailing(long id) {
        return database.compute(entityManager -> {
            Mailing mailing = entityManager.find(Mailing.class, id);
            mailing.getAuthor().getId();
            return mailing;
        });
    }

    MailingState state(long id) {
        return mailing(id).getState();
    }

    MailingRun run(long id) {
        return database.compute(entityManager -> entityManager.find(MailingRun.class, id));
    }

    /** In the order in which they get it. */
    List<Recipient> recipients(long mailing) {
        return database.compute(entityManager -> entityManager
                .createQuery("select r from Recipient r where r.mailing = :mailing order by r.id", Recipient.class)
                .setParameter("mailing", mailing)
                .getResultList());
    }

    Recipient recipient(long mailing, String address) {
        return recipients(mailing).stream()
                .filter(recipient -> address.equals(recipient.getAddress()))
                .findFirst()
                .orElseThrow();
    }

    /** How many there are in each state that occurs. */
    Map<RecipientState, Integer> counts(long mailing) {
        Map<RecipientState, Integer> counts = new EnumMap<>(RecipientState.class);
        recipients(mailing).forEach(recipient -> counts.merge(recipient.getState(), 1, Integer::sum));
        return counts;
    }

    long queued(long mailing) {
        return recipients(mailing).stream().filter(Recipient::isQueued).count();
    }

    DeliveryNode delivery() {
        return delivery;
    }

    private RunQueueService queue(EntityManager entityManager) {
        return new RunQueueService(entityManager, delivery.deliveries(entityManager));
    }

    private static AllowanceService allowances(EntityManager entityManager) {
        return Allowances.of(entityManager);
    }

    @Override
    public void close() {
        delivery.close();
    }
}
