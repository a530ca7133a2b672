package de.mat.intake;

import de.mat.account.AccountBooks;
import de.mat.account.AccountChangedException;
import de.mat.base.Lease;
import de.mat.base.Leases;
import de.mat.mail.AllowedNetworks;
import de.mat.mail.MailConnector;
import de.mat.platform.ShippedSenders;
import de.mat.testing.Injected;
import de.mat.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/**
 * The importer of one node with all that belongs to it, but without a server around it: its own connections to the database and to the
 * mail server, its own memory. To the database and to the mail server it looks like a MAT.
 */
final class ImportNode implements AutoCloseable {

    static final String ADDRESS = "anfragen@muster-maschinen.example";
    static final String PASSWORD = "geheim";

    private final TestDatabase database;
    private final ScheduledExecutorService watchdog = Executors.newSingleThreadScheduledExecutor();
    private final RunningImport running = new RunningImport();
    private final Clock clock = Clock.systemUTC();
    private final AccountBooks accounts;
    private final Books books;
    private final RunBooks runs;
    private final Importer importer;

    /** @param lease how long its leases last, whatever the importer asks for */
    ImportNode(TestDatabase database, Path dataFolder, Duration interval, Duration lease) {
        this(database, dataFolder, interval, new ShortLeases(database, lease));
    }

    ImportNode(TestDatabase database, Path dataFolder, Duration interval, Leases leases) {
        this.database = database;
        accounts = new AccountBooks(database, dataFolder);
        books = new Books(database, clock);
        runs = new RunBooks(database, clock);
        MailConnector connector = new MailConnector(AllowedNetworks.parse("127.0.0.0/8"), watchdog);
        importer = Injected.into(
                new Importer(),
                Map.of(
                        "mat.import.interval",
                        interval,
                        "mat.import.max-size",
                        1_000_000L,
                        "mat.time-zone",
                        ZoneOffset.UTC),
                running,
                leases,
                accounts,
                accounts.connections(connector),
                books,
                runs,
                ShippedSenders.platforms(),
                clock);
    }

    /** Points the account, which all nodes share, at this mail server. */
    void importFrom(int port) throws AccountChangedException {
        accounts.importFrom(port, ADDRESS, PASSWORD);
    }

    Importer importer() {
        return importer;
    }

    Books books() {
        return books;
    }

    RunBooks runs() {
        return runs;
    }

    TestDatabase database() {
        return database;
    }

    @Override
    public void close() {
        running.close();
        watchdog.shutdownNow();
    }

    /** Leases that end soon. */
    private static final class ShortLeases extends Leases {

        private final Duration lease;

        ShortLeases(TestDatabase database, Duration lease) {
            super(database.dataSource(), Clock.systemUTC());
            this.lease = lease;
        }

        @Override
        public Optional<Lease> take(String job, Duration duration) {
            return super.take(job, lease);
        }
    }
}
