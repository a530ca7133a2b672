package de.mat.intake;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.ejb.EJBException;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ImportTimerTest {

    /** A thousand stack traces would hide what a developer looks for. */
    private final Logger logger = Logger.getLogger(ImportTimer.class.getName());

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
        int[] ticks = new int[1];
        List<RuntimeException> failures =
                List.of(new EJBException("the database is away"), new IllegalStateException());
        ImportTimer timer = new ImportTimer(new Importer() {
            @Override
            public void importIfDue() {
                if (++ticks[0] % 3 == 0) {
                    throw new StackOverflowError();
                }
                throw failures.get(ticks[0] % 2);
            }
        });

        for (int i = 0; i < 1_000; i++) {
            assertDoesNotThrow(timer::tick);
        }

        assertEquals(1_000, ticks[0]);
    }
}
