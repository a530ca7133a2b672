package de.mat.delivery;

import de.mat.account.AccountBooks;
import de.mat.account.AccountChangedException;
import de.mat.testing.TestDatabase;
import jakarta.persistence.EntityManager;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** An account, a queue and a sender, for tests of features that send: what they submit goes to a real mail server. */
public final class TestOffice implements AutoCloseable {

    /** The sender address of the account. */
    public static final String ADDRESS = SendingNode.ADDRESS;

    public static final String PASSWORD = SendingNode.PASSWORD;

    private final TestDatabase database;
    private final Clock clock;
    private final SendingNode node;

    /** @param dataFolder where the key file is */
    public TestOffice(TestDatabase database, Path dataFolder, Clock clock) {
        this(database, dataFolder, clock, 1);
    }

    /** The same with so many connections. */
    public TestOffice(TestDatabase database, Path dataFolder, Clock clock, int connections) {
        this.database = database;
        this.clock = clock;
        node = new SendingNode(database, dataFolder, clock, connections);
    }

    /** Bulk mail goes as fast as it can. */
    public void withoutLimits() {
        node.limit(BulkLimits.NONE);
    }

    /** Configures the account of a server without a login. */
    public void sendWithoutLoginThrough(int port) throws AccountChangedException {
        node.accounts().sendThrough(port, ADDRESS, null);
    }

    /** Configures the account. */
    public void sendThrough(int port) throws AccountChangedException {
        node.sendThrough(port);
    }

    public AccountBooks accounts() {
        return node.accounts();
    }

    /** Where features submit, inside a transaction of the test. */
    public DeliveryService deliveries(EntityManager entityManager) {
        return deliveries(entityManager, () -> {});
    }

    /** @param submitted is called after each message, inside the transaction */
    public DeliveryService deliveries(EntityManager entityManager, Runnable submitted) {
        return DeliveryBooks.in(entityManager, node.accounts(), event -> submitted.run(), clock);
    }

    /** Sends what is due. */
    public void send() {
        node.send();
    }

    /** What was told so far need not be kept any longer. */
    public void forgetNews() {
        node.books().news().clear();
    }

    /** The states of all messages, in their order. */
    public List<DeliveryState> states() {
        return database.compute(entityManager -> entityManager
                .createQuery("select d.state from Delivery d order by d.id", DeliveryState.class)
                .getResultList());
    }

    @Override
    public void close() {
        node.close();
    }
}
