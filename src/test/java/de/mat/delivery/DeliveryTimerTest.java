package de.mat.delivery;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.ejb.EJBException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeliveryTimerTest {

    private final Logger logger = Logger.getLogger(DeliveryTimer.class.getName());

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
        DeliveryTimer timer = new DeliveryTimer(new DeliverySender() {
            @Override
            public void send() {
                if (++ticks[0] % 2 == 0) {
                    throw new StackOverflowError();
                }
                throw new EJBException("the database is away");
            }

            @Override
            public void watch() {
                throw new EJBException("the database is away");
            }
        });

        for (int i = 0; i < 10; i++) {
            assertDoesNotThrow(timer::tick);
            assertDoesNotThrow(timer::watch);
        }

        assertEquals(10, ticks[0]);
    }
}
