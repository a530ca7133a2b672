package de.mat.delivery;

import de.mat.account.EmailAccountService;
import de.mat.mail.MailFailure;
import de.mat.mail.MailFailure.Cause;
import de.mat.mail.Protocol;
import de.mat.mail.Stage;
import de.mat.testing.TestDatabase;
import jakarta.persistence.EntityManager;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/** For tests of other packages: the queue and the sender of one node, whose news are heard in the transactions that tell them. */
public final class DeliveryNode implements AutoCloseable {

    /** Later than this a message whose sender is gone is taken up. */
    public static final Duration CLAIM = SendingService.CLAIM;

    private static final String HERE = "here";

    private final TestDatabase database;
    private final Clock clock;
    private final BiConsumer<EntityManager, Object> news;
    private final SendingNode node;

    /** What becomes of a message, without a server. */
    public enum Fate {
        TAKEN,
        REFUSED,
        UNKNOWN,
        DEFERRED
    }

    public DeliveryNode(TestDatabase database, Path folder, Clock clock, BiConsumer<EntityManager, Object> news) {
        this(database, folder, clock, 1, news);
    }

    /** The same with so many connections. */
    public DeliveryNode(
            TestDatabase database, Path folder, Clock clock, int connections, BiConsumer<EntityManager, Object> news) {
        this.database = database;
        this.clock = clock;
        this.news = news;
        node = new SendingNode(database, folder, clock, connections);
        node.books().hear(news);
    }

    /** There is an account at this mail server, and no limit. */
    public void sendThrough(int port) {
        try {
            node.sendThrough(port);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        node.limit(BulkLimits.NONE);
    }

    public void limit(int perHour, int perMinute) {
        node.limit(new BulkLimits(perHour, perMinute));
    }

    /** Sends what is due. */
    public void send() {
        node.send();
    }

    /** Told of the points of {@link SendingCrash}. */
    public void observe(Consumer<String> watcher) {
        node.books().observe(watcher);
    }

    /** Takes the next message, and notes what became of it; returns its address, if there was one. */
    public Optional<String> next(Fate fate) {
        List<ClaimedBulk> next = node.books().bulk().claim(HERE, 1).messages();
        next.forEach(bulk -> settle(bulk, fate));
        return next.stream().findFirst().map(bulk -> bulk.recipient().address());
    }

    private void settle(Claimed message, Fate fate) {
        switch (fate) {
            case TAKEN -> {
                node.books().handOver(message);
                node.books().sent(message);
            }
            case REFUSED -> node.books().refused(message, Cause.RECIPIENT_REFUSED, "550 5.1.1 no such user");
            case UNKNOWN -> node.books().deferred(message, failure(Cause.OUTCOME_UNKNOWN, ""));
            case DEFERRED -> node.books().deferred(message, failure(Cause.TEMPORARILY_REFUSED, "451 4.7.1 greylisted"));
        }
    }

    private static MailFailure failure(Cause cause, String reply) {
        return new MailFailure(
                Protocol.SMTP,
                Stage.MESSAGE,
                cause,
                Optional.of(reply).filter(words -> !words.isEmpty()),
                List.of(),
                Optional.empty());
    }

    /** Nothing can be sent, for this reason. */
    public void pause(Cause cause, String reply) {
        node.books().pauses().pause(cause, reply, 0, Optional.empty());
    }

    /** The sources of what waits, in the order in which it is sent. */
    public List<String> waiting() {
        return database.compute(entityManager -> entityManager
                .createQuery(
                        "select d.source from Delivery d where d.state = de.mat.delivery.DeliveryState.WAITING"
                                + " order by d.trying.nextTry, d.id",
                        String.class)
                .getResultList());
    }

    public DeliveryService deliveries(EntityManager entityManager) {
        return DeliveryBooks.in(entityManager, node.accounts(), event -> news.accept(entityManager, event), clock);
    }

    public DeliveryPaceService paces(EntityManager entityManager) {
        return new DeliveryPaceService(entityManager, clock);
    }

    public OutboxService outbox(EntityManager entityManager) {
        return new OutboxService(entityManager, event -> news.accept(entityManager, event), clock);
    }

    /** What a person decides in the outbox. */
    public <T> T decide(Function<OutboxService, T> decision) {
        return database.compute(entityManager -> decision.apply(outbox(entityManager)));
    }

    /** The id of the message from that source. */
    public long id(String source) {
        return node.id(source);
    }

    public EmailAccountService accounts() {
        return node.accounts();
    }

    @Override
    public void close() {
        node.close();
    }
}
