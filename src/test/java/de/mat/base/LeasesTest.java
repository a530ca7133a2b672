package de.mat.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.mat.testing.TestDatabase;
import java.time.Duration;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class LeasesTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(200);

    @AutoClose
    private final TestDatabase database = TestDatabase.open();

    private final Leases here = new Leases(database.dataSource());
    private final Leases elsewhere = new Leases(database.dataSource());

    @Test
    void oneNodeHoldsAJobAtATime() {
        try (Lease lease = here.take("job", LONG).orElseThrow()) {
            assertTrue(lease.isHeld());
            assertEquals(Optional.empty(), elsewhere.take("job", LONG));
            assertEquals(Optional.empty(), here.take("job", LONG));
        }

        assertTrue(elsewhere.take("job", LONG).isPresent());
    }

    @Test
    void jobsDoNotDisturbEachOther() {
        assertTrue(here.take("job", LONG).isPresent());

        assertTrue(here.take("another job", LONG).isPresent());
    }

    @Test
    void theLeaseOfAHolderThatHangsEndsByTime() {
        Lease hanging = here.take("job", SHORT).orElseThrow();

        Lease next = await("job");

        assertTrue(next.isHeld());
        assertFalse(hanging.isHeld());
        assertFalse(hanging.extend());
    }

    @Test
    void aLateHolderDoesNotGiveBackTheLeaseOfTheNext() {
        Lease hanging = here.take("job", SHORT).orElseThrow();
        await("job");

        hanging.close();

        assertEquals(Optional.empty(), here.take("job", LONG));
    }

    @Test
    void anExtendedLeaseOutlivesItsFirstEnd() {
        Lease lease = here.take("job", Duration.ofSeconds(3)).orElseThrow();

        for (int i = 0; i < 5; i++) {
            Awaitility.await().pollDelay(Duration.ofMillis(700)).until(() -> true);
            assertTrue(lease.extend());
            assertEquals(Optional.empty(), elsewhere.take("job", LONG));
        }
    }

    private Lease await(String job) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> elsewhere.take(job, LONG), Optional::isPresent)
                .orElseThrow();
    }
}
