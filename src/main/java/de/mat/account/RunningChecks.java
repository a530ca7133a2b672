package de.mat.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The tests of the account that run or ended a short while ago, found again by their id, so that a page holds nothing but that id.
 * Bounds how often is tested: MAT is no tool to try passwords or to scan ports with.
 */
@ApplicationScoped
public class RunningChecks {

    static final int MOST_IN_WINDOW = 30;
    static final Duration WINDOW = Duration.ofMinutes(5);

    @Inject
    private Clock clock;

    private final Map<String, CheckProgress> checks = new LinkedHashMap<>();

    /** For the container. */
    public RunningChecks() {}

    RunningChecks(Clock clock) {
        this.clock = clock;
    }

    /** A new test; empty when there were too many lately, or one of this user still runs. */
    public synchronized Optional<CheckProgress> begin(long userId, AccountDetails details) {
        Instant windowStart = clock.instant().minus(WINDOW);
        // A page that still stands open asks for the last test of its user
        checks.values()
                .removeIf(check -> check.belongsTo(userId)
                        && !check.isRunning()
                        && check.begun().isBefore(windowStart));
        long lately = checks.values().stream()
                .filter(check -> !check.begun().isBefore(windowStart))
                .count();
        if (lately >= MOST_IN_WINDOW
                || checks.values().stream().anyMatch(check -> check.isRunning() && check.belongsTo(userId))) {
            return Optional.empty();
        }
        CheckProgress check = new CheckProgress(userId, details, clock);
        checks.put(check.id(), check);
        return Optional.of(check);
    }

    /** The test of this id, if this user began it. */
    public synchronized Optional<CheckProgress> find(String id, long userId) {
        return Optional.ofNullable(checks.get(id)).filter(check -> check.belongsTo(userId));
    }
}
