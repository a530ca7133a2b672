package de.mat.delivery;

import de.mat.account.AccountSettings;
import de.mat.mail.PreparedMail;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.LongFunction;

/** What the connections of one run of the sender share: the account, one claim, and what they have learned of the server. */
final class SenderRun {

    /** Failures in a row that may each have been the message's own; more are everybody's. */
    private static final int OWN_FAILURES = 3;

    /** Composed bulk mails that are kept; each may be as large as a mail. */
    private static final int KEPT = 4;

    private final AccountSettings settings;
    private final String claim;
    private final RunningSender running;
    private final JoinedSteps steps;
    private final BooleanSupplier wanted;
    private final Lock opening = new ReentrantLock();
    private final AtomicInteger failuresInARow = new AtomicInteger();
    private final AtomicInteger slowDowns = new AtomicInteger();
    private final Map<Long, PreparedMail> prepared = new LinkedHashMap<>();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicBoolean paused = new AtomicBoolean();

    /** @param wanted whether this account may go on sending */
    SenderRun(
            AccountSettings settings, String claim, RunningSender running, JoinedSteps steps, BooleanSupplier wanted) {
        this.settings = settings;
        this.claim = claim;
        this.running = running;
        this.steps = steps;
        this.wanted = wanted;
    }

    AccountSettings settings() {
        return settings;
    }

    String claim() {
        return claim;
    }

    /** Where all of them store what they do between two messages. */
    JoinedSteps steps() {
        return steps;
    }

    /** Whether nothing found so far speaks against the next message. */
    boolean isOpen() {
        return !paused.get() && !running.isClosed();
    }

    /** The same, and the account is still the one it was; that takes a look at the database. */
    boolean mayGoOn() {
        return isOpen() && wanted.getAsBoolean();
    }

    /** Held while a connection is opened: several logins at the same moment look like an attack. */
    Lock opening() {
        return opening;
    }

    void opened() {
        open.incrementAndGet();
    }

    void closed() {
        open.decrementAndGet();
    }

    /** Whether another connection works: then it is no matter for all that a further one cannot be had. */
    boolean hasConnection() {
        return open.get() > 0;
    }

    /** Nothing is begun any more; returns whether this connection is the first to say so. */
    boolean pause() {
        return paused.compareAndSet(false, true);
    }

    /** The server has taken or judged a message. */
    void answered() {
        failuresInARow.set(0);
    }

    /** Returns whether there were too many in a row to be each message's own fault. */
    boolean failed() {
        return failuresInARow.incrementAndGet() >= OWN_FAILURES;
    }

    /** The server asks for patience; what bulk mail is claimed on any connection goes back. */
    void slowDown() {
        slowDowns.incrementAndGet();
    }

    int slowDowns() {
        return slowDowns.get();
    }

    /** The composed bulk mail of that template. */
    synchronized PreparedMail prepared(long template, LongFunction<BulkMessage> source) {
        PreparedMail known = prepared.get(template);
        if (known == null) {
            if (prepared.size() >= KEPT) {
                prepared.clear();
            }
            known = PreparedMail.of(source.apply(template).outline(settings.details()));
            prepared.put(template, known);
        }
        return known;
    }
}
