package de.mat.delivery;

import de.mat.mail.MailFailure;
import de.mat.mail.MailFailure.Cause;
import de.mat.testing.TestDatabase;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/** A sender's books on a test database: like in the container, each call is one transaction of its own. */
final class SendingBooks extends SendingService {

    private final TestDatabase database;
    private final Clock clock;
    private final Duration patience;
    private Runnable interruption = () -> {};
    private Consumer<String> observer = point -> {};
    private RuntimeException newsRefusal;
    private BiConsumer<EntityManager, Object> listener = (entityManager, event) -> {};
    private final List<Object> news = Collections.synchronizedList(new ArrayList<>());

    SendingBooks(TestDatabase database, Clock clock, Duration patience) {
        this.database = database;
        this.clock = clock;
        this.patience = patience;
    }

    /** Called inside each transaction, before its end; may throw what a database may throw. */
    void interrupt(Runnable happening) {
        interruption = happening;
    }

    /** Told of the points of {@link SendingCrash} at the database. */
    void observe(Consumer<String> watcher) {
        observer = watcher;
    }

    /** Who hears of outcomes throws this. */
    void refuseNews(RuntimeException refusal) {
        newsRefusal = refusal;
    }

    /** Hears all that is told, inside the transaction, as a feature would. */
    void hear(Consumer<Object> who) {
        hear((entityManager, event) -> who.accept(event));
    }

    /** The same, and may change what is stored in it. */
    void hear(BiConsumer<EntityManager, Object> who) {
        listener = who;
    }

    /** What became of the messages, as it was told so far. */
    List<Object> news() {
        return news;
    }

    @Override
    public Optional<ClaimedMessage> claim(String sender) {
        return observed("CLAIM", service -> service.claim(sender));
    }

    @Override
    public void keep(String sender) {
        run(service -> service.keep(sender));
    }

    @Override
    public boolean handOver(Claimed message) {
        return store(List.of(new SenderStep(null, message))).get(0);
    }

    @Override
    public List<Boolean> store(List<SenderStep> steps) {
        return observed("HANDOVER", service -> service.store(steps));
    }

    @Override
    public void sent(Claimed message) {
        observed("SENT", service -> {
            service.sent(message);
            return null;
        });
    }

    @Override
    public void sentUntold(Claimed message) {
        run(service -> service.sentUntold(message));
    }

    @Override
    public void refused(Claimed message, Cause cause, String reply) {
        run(service -> service.refused(message, cause, reply));
    }

    @Override
    public void deferred(Claimed message, MailFailure failure) {
        run(service -> service.deferred(message, failure));
    }

    @Override
    public void putBack(List<? extends Claimed> messages) {
        run(service -> service.putBack(messages));
    }

    @Override
    public void takeUp() {
        run(SendingService::takeUp);
    }

    private void run(Consumer<SendingService> work) {
        call(service -> {
            work.accept(service);
            return null;
        });
    }

    private <T> T observed(String point, Function<SendingService, T> work) {
        T result = call(service -> {
            T done = work.apply(service);
            observer.accept("BEFORE_" + point);
            return done;
        });
        observer.accept("AFTER_" + point);
        return result;
    }

    private <T> T call(Function<SendingService, T> work) {
        return inTransaction(entityManager -> work.apply(in(entityManager)));
    }

    /** The books inside a transaction of the test. */
    SendingService in(EntityManager entityManager) {
        return new SendingService(
                entityManager, paces(entityManager), pauses(entityManager), teller(entityManager), clock, patience);
    }

    private DeliveryPauseService pauses(EntityManager entityManager) {
        return new DeliveryPauseService(entityManager, paces(entityManager), teller(entityManager), clock, patience);
    }

    private DeliveryPaceService paces(EntityManager entityManager) {
        return new DeliveryPaceService(entityManager, clock);
    }

    private <T> T inTransaction(Function<EntityManager, T> work) {
        return database.compute(entityManager -> {
            T result = work.apply(entityManager);
            interruption.run();
            return result;
        });
    }

    /** The books of bulk mail beside these. */
    BulkSendingService bulk() {
        return new BulkSendingService() {
            @Override
            public BulkPortion claim(String sender, int wanted) {
                BulkPortion portion =
                        inTransaction(entityManager -> bulk(entityManager).claim(sender, wanted));
                observer.accept("AFTER_CLAIM");
                return portion;
            }

            @Override
            public void wentWell() {
                database.run(entityManager -> bulk(entityManager).wentWell());
            }

            @Override
            public BulkMessage template(long id) {
                return database.compute(entityManager -> bulk(entityManager).template(id));
            }

            private BulkSendingService bulk(EntityManager entityManager) {
                return new BulkSendingService(entityManager, paces(entityManager), teller(entityManager), clock);
            }
        };
    }

    /** The book of pauses beside these. */
    DeliveryPauseService pauses() {
        return new DeliveryPauseService() {
            @Override
            public int due(long accountVersion, int most) {
                return inTransaction(
                        entityManager -> SendingBooks.this.pauses(entityManager).due(accountVersion, most));
            }

            @Override
            public void pause(Cause cause, String reply, long accountVersion, Optional<Instant> notBefore) {
                database.run(entityManager ->
                        SendingBooks.this.pauses(entityManager).pause(cause, reply, accountVersion, notBefore));
            }

            @Override
            public void resume() {
                database.run(
                        entityManager -> SendingBooks.this.pauses(entityManager).resume());
            }

            @Override
            public void stopBulk(Cause cause, String reply) {
                database.run(
                        entityManager -> SendingBooks.this.pauses(entityManager).stopBulk(cause, reply));
            }
        };
    }

    private Consumer<Object> teller(EntityManager entityManager) {
        return event -> tell(entityManager, event);
    }

    private void tell(EntityManager entityManager, Object event) {
        if (newsRefusal != null) {
            throw newsRefusal;
        }
        listener.accept(entityManager, event);
        if (event instanceof DeliveryOutcome) {
            news.add(event);
        }
    }
}
