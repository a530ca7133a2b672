package de.mat.account;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import de.mat.testing.ManualClock;
import jakarta.ejb.EJBException;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccountHealthTimerTest {

    private static final Duration INTERVAL = Duration.ofMinutes(15);

    /** A thousand stack traces would hide what a developer looks for. */
    private final Logger logger = Logger.getLogger(AccountHealthTimer.class.getName());

    private final ManualClock clock = new ManualClock();

    private int looks;

    @BeforeEach
    void silence() {
        logger.setLevel(Level.OFF);
    }

    @AfterEach
    void speakAgain() {
        logger.setLevel(null);
    }

    @Test
    void looksAtOnceAndThenOnceInTheInterval() {
        AccountHealthTimer timer = timer(() -> {});

        for (int seconds = 0; seconds <= INTERVAL.toSeconds(); seconds += 5) {
            timer.tick();
            clock.advance(Duration.ofSeconds(5));
        }

        assertEquals(2, looks);
    }

    @Test
    void nothingLeavesTheTimerBecauseTheContainerWouldRemoveIt() {
        AccountHealthTimer timer = timer(() -> {
            if (looks % 2 == 0) {
                throw new StackOverflowError();
            }
            throw new EJBException("the database is away");
        });

        for (int i = 0; i < 1_000; i++) {
            assertDoesNotThrow(timer::tick);
            clock.advance(INTERVAL);
        }

        assertEquals(1_000, looks);
    }

    private AccountHealthTimer timer(Runnable look) {
        AccountHealthChecker checker = new AccountHealthChecker() {
            @Override
            public void check() {
                looks++;
                look.run();
            }
        };
        return new AccountHealthTimer(checker, clock, INTERVAL);
    }
}
