package de.mat.mailing;

import de.mat.contact.AdvertisingState;
import de.mat.contact.Allowances;
import de.mat.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** What the benchmark measures of a mailing. */
public final class RunMeasure implements AutoCloseable {

    private final TestDatabase database;
    private final RunBooks books;
    private final int recipients;
    private long mailing;

    /** A draft to so many, on that database. */
    public RunMeasure(TestDatabase database, Path folder, int recipients) throws Exception {
        this.database = database;
        this.recipients = recipients;
        books = new RunBooks(database, folder, Clock.systemUTC());
        Allowances.insert(database, recipients, id -> "kunde" + id + "@example.com", id -> AdvertisingState.CONSENT);
        books.delivery().sendThrough(25);
        mailing = books.draft();
    }

    /** How long the start takes: choosing, the checks and the rows of all recipients. */
    public Duration start() {
        long seen = books.mailing(mailing).getRevision();
        Instant begin = Instant.now();
        books.start(mailing, seen);
        return Duration.between(begin, Instant.now());
    }

    /** How many rows there are now. */
    public int rows() {
        return books.<Integer>report(service -> service.count(mailing, null));
    }

    /** Hands what fits to delivery, and says how long that takes. */
    public Duration feed() {
        Instant begin = Instant.now();
        books.feed();
        return Duration.between(begin, Instant.now());
    }

    public int recipients() {
        return recipients;
    }

    @Override
    public void close() {
        books.close();
        database.close();
    }
}
