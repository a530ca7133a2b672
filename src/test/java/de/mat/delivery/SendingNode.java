package de.mat.delivery;

import de.mat.account.AccountBooks;
import de.mat.account.AccountChangedException;
import de.mat.account.AccountConnections;
import de.mat.account.AccountSettings;
import de.mat.account.LoginPausedException;
import de.mat.html.FormattedText;
import de.mat.mail.AllowedNetworks;
import de.mat.mail.MailConnector;
import de.mat.mail.MailFailureException;
import de.mat.mail.MessageIds;
import de.mat.mail.SmtpConnection;
import de.mat.mail.StageListener;
import de.mat.testing.Injected;
import de.mat.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;

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
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final RunningSender running = new RunningSender();
    private final AccountBooks accounts;
    private final SendingBooks books;
    private final DeliverySender sender;
    private volatile Duration longest = ConnectionSender.DEADLINE;

    SendingNode(TestDatabase database, Path dataFolder, Clock clock) {
        this(database, dataFolder, clock, 1);
    }

    SendingNode(TestDatabase database, Path dataFolder, Clock clock, int connectionCount) {
        this.database = database;
        this.clock = clock;
        accounts = new AccountBooks(database, dataFolder);
        books = new SendingBooks(database, clock, PATIENCE);
        MailConnector connector = new MailConnector(AllowedNetworks.parse("127.0.0.0/8"), watchdog);
        AccountConnections opened = accounts.connections(connector);
        AccountConnections connections = new AccountConnections() {
            @Override
            public SmtpConnection openSmtp(AccountSettings settings, Duration deadline, StageListener listener)
                    throws MailFailureException, LoginPausedException {
                return opened.openSmtp(settings, deadline.compareTo(longest) < 0 ? deadline : longest, listener);
            }
        };
        DeliveryPauseService pauses = books.pauses();
        ConnectionSender connectionSender = Injected.into(
                new ConnectionSender() {
                    @Override
                    public Future<Void> sendSoon(SenderRun run) {
                        return workers.submit(() -> send(run), null);
                    }
                },
                Map.of(),
                running,
                connections,
                books,
                books.bulk(),
                pauses,
                clock);
        sender = Injected.into(
                new DeliverySender(),
                Map.of("mat.delivery.connections", connectionCount),
                running,
                accounts,
                books,
                pauses,
                connectionSender);
    }

    /** No connection lives longer than this. */
    void endConnectionsAfter(Duration deadline) {
        longest = deadline;
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
        return deliveries(service -> service.submit(message));
    }

    /** A bulk mail to this address alone, as a feature would submit it. */
    long submitBulk(String recipient) {
        return submitBulk(List.of(recipient)).get(0);
    }

    /** A bulk mail to these addresses; the ids in their order. */
    List<Long> submitBulk(List<String> recipients) {
        long template = prepare(
                new BulkMessage("mailing:1", "Neue Maschinen", FormattedText.plain("Guten Tag {{name}}"), List.of()));
        submitBulk(template, recipients.stream().map(SendingNode::bulk).toList());
        release(template);
        return recipients.stream()
                .map(recipient -> id(bulk(recipient).source()))
                .toList();
    }

    long prepare(BulkMessage message) {
        return deliveries(service -> service.prepare(message));
    }

    /** Returns the sources of those that are not fit to be sent. */
    Set<String> submitBulk(long template, List<BulkRecipient> recipients) {
        return deliveries(service -> service.submitBulk(template, recipients));
    }

    void release(long template) {
        deliveries(service -> {
            service.release(template);
            return null;
        });
    }

    List<String> withdraw(String sourcePrefix) {
        return deliveries(service -> service.withdraw(sourcePrefix));
    }

    private <T> T deliveries(Function<DeliveryService, T> work) {
        return database.compute(
                entityManager -> work.apply(DeliveryBooks.in(entityManager, accounts, event -> {}, clock)));
    }

    /** The id of the message from that source. */
    long id(String source) {
        return database.compute(entityManager -> entityManager
                .createQuery("select d.id from Delivery d where d.source = :source", Long.class)
                .setParameter("source", source)
                .getSingleResult());
    }

    static BulkRecipient bulk(String recipient) {
        return new BulkRecipient(
                "mailing:1:" + recipient,
                recipient,
                MessageIds.create(ADDRESS),
                Map.of("name", recipient),
                Optional.empty());
    }

    /** Sets the limits of bulk mail, for all nodes. */
    void limit(BulkLimits limits) {
        database.run(entityManager -> {
            DeliveryPaceService paces = new DeliveryPaceService(entityManager, clock);
            paces.limit(paces.limits(), limits);
        });
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

    /** The next message of the bulk mail. */
    ClaimedBulk claimBulk(String claim) {
        return books.bulk().claim(claim, 1).messages().get(0);
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
        workers.shutdownNow();
    }
}
