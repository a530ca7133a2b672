package de.mat.delivery;

import de.mat.account.AccountBooks;
import de.mat.account.AccountChangedException;
import de.mat.html.FormattedText;
import de.mat.mail.AllowedNetworks;
import de.mat.mail.MailConnector;
import de.mat.mail.MailThread;
import de.mat.testing.Injected;
import de.mat.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/**
 * The sender of one node with all that belongs to it, but without a server around it: its own connections to the database and to the
 * mail server, its own memory. To the database and to the mail server it looks like a MAT.
 */
final class SendingNode implements AutoCloseable {

    static final String ADDRESS = "anfragen@muster-maschinen.example";
    static final String PASSWORD = "geheim";
    static final Duration PATIENCE = Duration.ofHours(48);

    private final TestDatabase database;
    private final Clock clock;
    private final ScheduledExecutorService watchdog = Executors.newSingleThreadScheduledExecutor();
    private final RunningSender running = new RunningSender();
    private final AccountBooks accounts;
    private final SendingBooks books;
    private final DeliverySender sender;

    SendingNode(TestDatabase database, Path dataFolder, Clock clock) {
        this.database = database;
        this.clock = clock;
        accounts = new AccountBooks(database, dataFolder);
        books = new SendingBooks(database, clock, PATIENCE);
        MailConnector connector = new MailConnector(AllowedNetworks.parse("127.0.0.0/8"), watchdog);
        sender = Injected.into(
                new DeliverySender(), Map.of(), running, accounts, accounts.connections(connector), books, clock);
    }

    /** Points the account, which all nodes share, at this mail server. */
    void sendThrough(int port) throws AccountChangedException {
        accounts.sendThrough(port, ADDRESS, PASSWORD);
    }

    /** An answer to this address, as a feature would submit it. */
    long submit(String recipient) {
        return submit(OutgoingMessage.prompt(
                "answer:" + recipient, recipient, "Ihre Anfrage", FormattedText.plain("Guten Tag")));
    }

    long submit(OutgoingMessage message) {
        return database.compute(entityManager ->
                DeliveryBooks.in(entityManager, accounts, event -> {}, clock).submit(message));
    }

    static OutgoingMessage bulk(String recipient) {
        return new OutgoingMessage(
                Urgency.BULK,
                "mailing:" + recipient,
                recipient,
                Optional.empty(),
                "Neue Maschinen",
                FormattedText.plain("Guten Tag"),
                MailThread.NONE,
                List.of());
    }

    Delivery delivery(long id) {
        return database.compute(entityManager -> entityManager.find(Delivery.class, id));
    }

    DeliveryState state(long id) {
        return delivery(id).getState();
    }

    /** What is kept of the words and files of the message. */
    String content(long id) {
        return database.compute(entityManager -> {
            Object[] row = (Object[]) entityManager
                    .createNativeQuery("select text, html from delivery where id = ?1")
                    .setParameter(1, id)
                    .getSingleResult();
            Object files = entityManager
                    .createNativeQuery("select count(*) from delivery_attachment_piece")
                    .getSingleResult();
            return row[0] + (row[1] == null ? "" : row[1].toString()) + ("0".equals(files.toString()) ? "" : files);
        });
    }

    void send() {
        sender.send();
    }

    DeliverySender sender() {
        return sender;
    }

    AccountBooks accounts() {
        return accounts;
    }

    SendingBooks books() {
        return books;
    }

    RunningSender running() {
        return running;
    }

    @Override
    public void close() {
        running.close();
        watchdog.shutdownNow();
    }
}
