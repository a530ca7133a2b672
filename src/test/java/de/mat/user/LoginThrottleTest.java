package de.mat.user;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.mat.testing.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class LoginThrottleTest {

    private static final String OFFICE = "192.0.2.10";
    private static final String ELSEWHERE = "198.51.100.7";

    private final ManualClock clock = new ManualClock();
    private final LoginThrottle throttle = new LoginThrottle(clock);

    @Test
    void letsAFewMistypedPasswordsPass() {
        fail("petra", OFFICE, 2);

        assertTrue(throttle.admits("petra", OFFICE));
    }

    @Test
    void waitsLongerAfterEachFurtherMistake() {
        List<Long> waits = new ArrayList<>();
        fail("petra", OFFICE, 2);
        for (int i = 0; i < 8; i++) {
            assertTrue(throttle.admits("petra", OFFICE));
            Duration wait = throttle.waitFor("petra", OFFICE);
            waits.add(wait.toSeconds());
            clock.advance(wait);
        }

        assertEquals(List.of(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L), waits);
    }

    @Test
    void refusesWhileItWaitsWithoutCountingThat() {
        fail("petra", OFFICE, 3);

        assertFalse(throttle.admits("petra", OFFICE));
        assertFalse(throttle.admits("PETRA ", OFFICE));

        assertEquals(Duration.ofSeconds(1), throttle.waitFor("petra", OFFICE));
    }

    @Test
    void startsAnewAfterTheRightPassword() {
        fail("petra", OFFICE, 2);
        assertTrue(throttle.admits("petra", OFFICE));
        throttle.succeeded("petra", OFFICE);

        fail("petra", OFFICE, 2);

        assertEquals(Duration.ZERO, throttle.waitFor("petra", OFFICE));
    }

    @Test
    void letsUnknownNamesWaitLikeKnownOnes() {
        fail("nobody", OFFICE, 3);

        assertEquals(Duration.ofSeconds(1), throttle.waitFor("nobody", OFFICE));
    }

    @Test
    void letsAnAddressWaitThatTriesManyNames() {
        for (int i = 0; i < 20; i++) {
            fail("name" + i, ELSEWHERE, 1);
        }

        assertFalse(throttle.admits("another", ELSEWHERE));
        assertTrue(throttle.admits("another", OFFICE));
    }

    @Test
    void letsANameWaitThatIsTriedFromManyAddresses() {
        for (int i = 0; i < 10; i++) {
            fail("petra", "198.51.100." + i, 1);
        }

        assertFalse(throttle.admits("petra", "203.0.113.1"));
    }

    @Test
    void doesNotShutTheOwnerOutWhoSignedInHereBefore() {
        assertTrue(throttle.admits("petra", OFFICE));
        throttle.succeeded("petra", OFFICE);
        for (int i = 0; i < 200; i++) {
            fail("petra", "198.51.100." + i, 1);
        }

        assertTrue(throttle.admits("petra", OFFICE));
    }

    @Test
    void letsWhoIsSignedInWaitForMistakesOfSessionsAlone() {
        for (int i = 0; i < 200; i++) {
            fail("petra", "198.51.100." + i, 1);
        }
        for (int i = 0; i < 3; i++) {
            assertTrue(throttle.admitsInSession("petra"));
        }
        assertFalse(throttle.admitsInSession("petra"));
        clock.advance(LoginThrottle.LONGEST_WAIT);
        assertTrue(throttle.admitsInSession("petra"));

        throttle.succeededInSession("petra");

        assertTrue(throttle.admitsInSession("petra"));
    }

    @Test
    void shutsNobodyOutForLong() {
        for (int i = 0; i < 1000; i++) {
            fail("petra", "198.51." + i / 250 + "." + i % 250, 1);
        }

        clock.advance(LoginThrottle.LONGEST_WAIT);

        assertTrue(throttle.admits("petra", OFFICE));
    }

    @Test
    void forgetsOldMistakes() {
        fail("petra", OFFICE, 3);

        clock.advance(LoginThrottle.FORGOTTEN_AFTER.plusSeconds(1));
        fail("petra", OFFICE, 1);

        assertEquals(Duration.ZERO, throttle.waitFor("petra", OFFICE));
    }

    @Test
    void givesNoFreeTriesToWhoMayOnlySignInAsSomebodyElse() {
        for (int i = 0; i < 19; i++) {
            fail("name" + i, ELSEWHERE, 1);
        }
        assertTrue(throttle.admits("mallory", ELSEWHERE));
        throttle.succeeded("mallory", ELSEWHERE);
        fail("petra", ELSEWHERE, 1);

        assertFalse(throttle.admits("petra", ELSEWHERE));
    }

    @Test
    void remembersOnlySoMuch() {
        for (int i = 0; i < 2 * LoginThrottle.REMEMBERED; i++) {
            clock.advance(LoginThrottle.LONGEST_WAIT);
            throttle.admits("name" + i, "address" + i);
        }

        assertEquals(LoginThrottle.REMEMBERED, throttle.remembered());
    }

    @Test
    void admitsNoMoreWhenManyTryAtOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<Boolean>> tries = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                tries.add(threads.submit(() -> {
                    start.await();
                    return throttle.admits("petra", OFFICE);
                }));
            }
            start.countDown();

            int admitted = 0;
            for (Future<Boolean> one : tries) {
                admitted += one.get() ? 1 : 0;
            }
            assertEquals(3, admitted);
        } finally {
            threads.shutdownNow();
        }
    }

    /** Tries so often with a wrong password, waiting as long as it must each time but after the last. */
    private void fail(String userName, String address, int times) {
        for (int i = 0; i < times; i++) {
            clock.advance(throttle.waitFor(userName, address));
            assertTrue(throttle.admits(userName, address));
        }
    }
}
