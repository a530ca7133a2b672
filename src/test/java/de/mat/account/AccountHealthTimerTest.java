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
    void nothingLeavesTheTimerBecauseTheContainerWouldRemoveIt() {
        AccountHealthTimer timer = new AccountHealthTimer(
                new AccountHealthChecker() {
                    @Override
                    public void check() {
                        if (++looks % 2 == 0) {
                            throw new StackOverflowError();
                        }
                        throw new EJBException("the database is away");
                    }
                },
                clock,
                INTERVAL);

        for (int i = 0; i < 100; i++) {
            assertDoesNotThrow(timer::tick);
            clock.advance(INTERVAL);
        }

        assertEquals(100, looks);
    }

    @Test
    void looksAtOnceAndThenOncePerInterval() {
        AccountHealthTimer timer = new AccountHealthTimer(
                new AccountHealthChecker() {
                    @Override
                    public void check() {
                        looks++;
                    }
                },
                clock,
                INTERVAL);

        timer.tick();
        clock.advance(INTERVAL.minusSeconds(1));
        timer.tick();
        assertEquals(1, looks);

        clock.advance(Duration.ofSeconds(1));
        timer.tick();
        assertEquals(2, looks);
    }
}
