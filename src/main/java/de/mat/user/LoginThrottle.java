package de.mat.user;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The growing wait after wrong passwords: per user name from one address, per address, per user name from everywhere, and per session's user. An attacker
 * who keeps a name waiting does not shut its owner out: an address from which this name signed in before only waits for its own
 * mistakes. Unknown names wait like known ones. Kept in memory, bounded.
 */
@ApplicationScoped
public class LoginThrottle {

    static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
    static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);
    static final int REMEMBERED = 10_000;

    private enum Kind {
        NAME_FROM_ADDRESS(3),
        NAME(10),
        ADDRESS(20),
        SESSION(3);

        private final int free;

        Kind(int free) {
            this.free = free;
        }
    }

    private record Key(Kind kind, String name, String address) {}

    private record Failures(int count, Instant last) {}

    private final Map<Key, Failures> failures = new Remembered<>();
    private final Map<Key, Boolean> signedInBefore = new Remembered<>();

    @Inject
    private Clock clock;

    /** For the container. */
    public LoginThrottle() {}

    LoginThrottle(Clock clock) {
        this.clock = clock;
    }

    /** How long this user name must wait at this address; zero when it need not. */
    public synchronized Duration waitFor(String userName, String address) {
        Duration longest = Duration.ZERO;
        boolean known = signedInBefore.containsKey(keys(userName, address)[0]);
        for (Key key : keys(userName, address)) {
            Duration wait = known && key.kind() == Kind.NAME ? Duration.ZERO : waitOf(key);
            if (wait.compareTo(longest) > 0) {
                longest = wait;
            }
        }
        return longest;
    }

    /**
     * Admits one try, or none while a wait runs. The try counts as failed until {@link #succeeded} says otherwise, so that many at once
     * are no way around.
     */
    public synchronized boolean admits(String userName, String address) {
        if (!waitFor(userName, address).isZero()) {
            return false;
        }
        for (Key key : keys(userName, address)) {
            countAsFailed(key);
        }
        return true;
    }

    /** The admitted try had the right password. */
    public synchronized void succeeded(String userName, String address) {
        Key[] keys = keys(userName, address);
        failures.remove(keys[0]);
        failures.remove(keys[1]);
        // Who may sign in as one user does not get free tries for the others.
        failures.computeIfPresent(
                keys[2], (key, before) -> before.count() > 1 ? new Failures(before.count() - 1, before.last()) : null);
        signedInBefore.put(keys[0], true);
    }

    /**
     * The same for who is signed in and must type the password once more: waits for mistakes in sessions of this user alone, so that
     * nobody at the login page keeps a user from changing a password.
     */
    public synchronized boolean admitsInSession(String userName) {
        Key key = sessionKey(userName);
        if (!waitOf(key).isZero()) {
            return false;
        }
        countAsFailed(key);
        return true;
    }

    /** The try that was admitted in a session had the right password. */
    public synchronized void succeededInSession(String userName) {
        failures.remove(sessionKey(userName));
    }

    synchronized int remembered() {
        return failures.size();
    }

    private void countAsFailed(Key key) {
        failures.merge(
                key,
                new Failures(1, clock.instant()),
                (before, first) -> isForgotten(before) ? first : new Failures(before.count() + 1, first.last()));
    }

    private Duration waitOf(Key key) {
        Failures before = failures.get(key);
        if (before == null || before.count() < key.kind().free || isForgotten(before)) {
            return Duration.ZERO;
        }
        int doublings = Math.min(before.count() - key.kind().free, 10);
        Duration wait = Duration.ofSeconds(1L << doublings);
        Instant end = before.last().plus(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
        Duration rest = Duration.between(clock.instant(), end);
        return rest.isNegative() ? Duration.ZERO : rest;
    }

    private boolean isForgotten(Failures before) {
        return before.last().plus(FORGOTTEN_AFTER).isBefore(clock.instant());
    }

    private Key[] keys(String typedName, String address) {
        String key = User.keyOf(typedName);
        String name = key.length() > User.USER_NAME_LENGTH ? key.substring(0, User.USER_NAME_LENGTH) : key;
        return new Key[] {
            new Key(Kind.NAME_FROM_ADDRESS, name, address),
            new Key(Kind.NAME, name, ""),
            new Key(Kind.ADDRESS, "", address)
        };
    }

    private static Key sessionKey(String userName) {
        return new Key(Kind.SESSION, User.keyOf(userName), "");
    }

    /** Forgets what was used least recently when it is full. */
    private static final class Remembered<V> extends LinkedHashMap<Key, V> {

        private static final long serialVersionUID = 1L;

        private Remembered() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, V> eldest) {
            return size() > REMEMBERED;
        }
    }
}
