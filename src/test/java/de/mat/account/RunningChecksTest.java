package de.mat.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.mat.testing.ManualClock;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunningChecksTest {

    private static final long ADMINISTRATOR = 1;

    private final ManualClock clock = new ManualClock();
    private final RunningChecks checks = new RunningChecks(clock);

    @Test
    void showsAProgressOnlyToWhoBeganIt() {
        CheckProgress check = checks.begin(ADMINISTRATOR, Accounts.sending()).orElseThrow();

        assertTrue(checks.find(check.id(), ADMINISTRATOR).isPresent());
        assertTrue(checks.find(check.id(), 2).isEmpty());
    }

    @Test
    void boundsHowOftenIsTested() {
        assertTrue(checks.begin(ADMINISTRATOR, Accounts.sending()).isPresent());
        assertTrue(checks.begin(ADMINISTRATOR, Accounts.sending()).isEmpty());
        for (int user = 2; user <= RunningChecks.MOST_IN_WINDOW; user++) {
            checks.begin(user, Accounts.sending()).orElseThrow().broke();
        }
        assertTrue(checks.begin(99, Accounts.sending()).isEmpty());

        clock.advance(RunningChecks.WINDOW.plusSeconds(1));

        assertTrue(checks.begin(99, Accounts.sending()).isPresent());
    }

    @Test
    void remembersTheLastTestOfAUserWhateverOthersDo() {
        CheckProgress last = ended(ADMINISTRATOR);
        clock.advance(RunningChecks.WINDOW.multipliedBy(20));

        ended(2);

        assertEquals(Optional.of(last), checks.find(last.id(), ADMINISTRATOR));
    }

    @Test
    void forgetsTestsThatAreFollowedByLaterOnes() {
        CheckProgress first = ended(ADMINISTRATOR);
        CheckProgress second = ended(ADMINISTRATOR);
        clock.advance(RunningChecks.WINDOW.plusSeconds(1));

        CheckProgress third = ended(ADMINISTRATOR);

        assertTrue(checks.find(first.id(), ADMINISTRATOR).isEmpty());
        assertTrue(checks.find(second.id(), ADMINISTRATOR).isEmpty());
        assertTrue(checks.find(third.id(), ADMINISTRATOR).isPresent());
    }

    private CheckProgress ended(long user) {
        CheckProgress check = checks.begin(user, Accounts.sending()).orElseThrow();
        check.broke();
        return check;
    }
}
