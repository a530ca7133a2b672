package de.mat.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.mat.account.CheckStep.State;
import de.mat.mail.Protocol;
import de.mat.mail.Stage;
import de.mat.testing.ManualClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CheckProgressTest {

    private static final long ADMINISTRATOR = 1;

    private final ManualClock clock = new ManualClock();
    private final RunningChecks checks = new RunningChecks(clock);

    @Test
    void noStepRunsAnyMoreWhenTheTestBroke() {
        CheckProgress check = begin();
        check.started(Protocol.SMTP, Stage.NAME);

        check.broke();

        assertTrue(check.steps().stream().allMatch(step -> step.state() == State.WAITING));
    }

    @Test
    void aTestThatNeverToldItsEndHasBroken() {
        CheckProgress check = begin();
        check.started(Protocol.SMTP, Stage.NAME);

        clock.advance(CheckProgress.LONGEST.plusSeconds(1));

        assertEquals(CheckOutcome.BROKEN, check.outcome());
        assertTrue(check.steps().stream().allMatch(step -> step.state() == State.WAITING));
        assertTrue(checks.begin(ADMINISTRATOR, Accounts.sending()).isPresent(), "the next test may begin");
    }

    @Test
    void aTestIsNotGivenUpBeforeItsDeadline() {
        assertTrue(CheckProgress.LONGEST.compareTo(AccountChecker.DEADLINE.plus(Duration.ofSeconds(10))) > 0);
    }

    private CheckProgress begin() {
        return checks.begin(ADMINISTRATOR, Accounts.importing()).orElseThrow();
    }
}
