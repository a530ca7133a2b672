package de.mat.account;

import de.mat.mail.Protocol;
import de.mat.mail.Stage;
import java.time.Duration;
import java.util.Optional;

/**
 * A line of the running test.
 *
 * @param duration once it has ended
 */
public record CheckStep(Protocol protocol, Stage stage, State state, Optional<Duration> duration) {

    /** How far the step is. */
    public enum State {
        WAITING,
        RUNNING,
        PASSED,
        FAILED
    }

    /** In milliseconds, for the page; empty while it has not ended. */
    public Long getMillis() {
        return duration.map(Duration::toMillis).orElse(null);
    }
}
