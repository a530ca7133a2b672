package de.mat.delivery;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How fast bulk mail may go: the limits of an administrator, and less while a server asks for patience. Each time it does, the speed is
 * halved and nothing is tried for a while, longer each time in a row; after a time without it the speed doubles again.
 */
@Entity
@Table(name = "bulk_pace")
class BulkSpeed {

    static final long ID = 1;

    private static final Duration FIRST_HOLD = Duration.ofSeconds(10);
    private static final Duration LONGEST_HOLD = Duration.ofMinutes(15);
    private static final int DOUBLINGS_TO_LONGEST = 7;

    /** Several connections hear the same at the same time; that counts once. */
    private static final Duration ONCE = Duration.ofMinutes(1);

    /** After so long without being asked for patience it is tried to be faster. */
    private static final Duration GOOD = Duration.ofMinutes(10);

    /** The slowest is this part of the speed before. */
    private static final int SLOWEST = 16;

    private static final int MINUTES = 60;

    @Id
    private long id = ID;

    @Version
    private long version;

    @Column(name = "per_hour")
    private Integer perHour;

    @Column(name = "per_minute")
    private Integer perMinute;

    @Column(name = "slowed_per_hour")
    private Integer slowedPerHour;

    @Column(name = "slowed_from")
    private Integer slowedFrom;

    @Column(name = "slowed_since")
    private Instant slowedSince;

    private int refusals;

    @Column(name = "hold_until")
    private Instant holdUntil;

    private String reply = "";

    protected BulkSpeed() {}

    /** Other limits, null for none; what was learned of the server before is forgotten. */
    void change(Integer hour, Integer minute) {
        perHour = hour;
        perMinute = minute;
        fullSpeed();
        goOn();
    }

    /**
     * A server asks for patience.
     *
     * @param speed how many an hour went out just now
     */
    void slowDown(String words, int speed, Instant now) {
        hold(words, FIRST_HOLD.multipliedBy(1L << Math.min(refusals, DOUBLINGS_TO_LONGEST)), now);
        refusals++;
        if (slowedSince != null && now.isBefore(slowedSince.plus(ONCE))) {
            return;
        }
        if (slowedFrom == null) {
            slowedFrom = perHour == null ? speed : perHour;
            slowedPerHour = slowedFrom;
        }
        slowedPerHour = Math.max(slowedPerHour / 2, Math.max(1, slowedFrom / SLOWEST));
        slowedSince = now;
    }

    /** Nothing is tried for as long as that ever takes; whoever caused the mail decides meanwhile. */
    void stop(String words, Instant now) {
        hold(words, LONGEST_HOLD, now);
    }

    private void hold(String words, Duration wait, Instant now) {
        reply = words;
        holdUntil = now.plus(wait.compareTo(LONGEST_HOLD) > 0 ? LONGEST_HOLD : wait);
    }

    /** A server took one again. */
    void goOn() {
        refusals = 0;
        holdUntil = null;
    }

    /** Faster again when all went well for long enough. */
    void speedUp(Instant now) {
        if (slowedSince == null || now.isBefore(slowedSince.plus(GOOD)) || refusals > 0) {
            return;
        }
        slowedPerHour *= 2;
        slowedSince = now;
        if (slowedPerHour >= slowedFrom) {
            fullSpeed();
        }
    }

    private void fullSpeed() {
        slowedPerHour = null;
        slowedFrom = null;
        slowedSince = null;
        if (refusals == 0) {
            reply = "";
        }
    }

    /** Whether the server has asked for patience and has taken nothing since: then one message is tried at a time. */
    boolean isProbing() {
        return refusals > 0;
    }

    boolean isSlowed() {
        return slowedPerHour != null;
    }

    /** Until when nothing is tried. */
    Optional<Instant> heldUntil(Instant now) {
        return Optional.ofNullable(holdUntil).filter(now::isBefore);
    }

    /** What holds right now, 0 when there is no limit. While it is slow, it goes evenly. */
    int hour() {
        return slowedPerHour != null ? slowedPerHour : orNone(perHour);
    }

    int minute() {
        if (slowedPerHour == null) {
            return orNone(perMinute);
        }
        int even = Math.max(1, slowedPerHour / MINUTES);
        return perMinute == null ? even : Math.min(even, perMinute);
    }

    boolean isUnlimited() {
        return hour() == 0 && minute() == 0;
    }

    /** As an administrator wants it, 0 when there is no limit. */
    int wantedPerHour() {
        return orNone(perHour);
    }

    int wantedPerMinute() {
        return orNone(perMinute);
    }

    Optional<String> reply() {
        return Optional.of(reply).filter(words -> !words.isEmpty());
    }

    private static int orNone(Integer limit) {
        return limit == null ? 0 : limit;
    }
}
