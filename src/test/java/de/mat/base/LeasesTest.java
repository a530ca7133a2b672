package de.mat.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.mat.testing.ManualClock;
import de.mat.testing.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class LeasesTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(200);

    @AutoClose
    private final TestDatabase database = TestDatabase.open();

    private final ManualClock clock = new ManualClock();
    private final Leases here = new Leases(database.dataSource(), clock);
    private final Leases elsewhere = new Leases(database.dataSource(), Clock.systemUTC());

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
        clock.advance(SHORT);

        Lease next = await("job");

        assertTrue(next.isHeld());
        assertFalse(hanging.isHeld());
        assertFalse(hanging.extend());
    }

    @Test
    void aLateHolderDoesNotGiveBackTheLeaseOfTheNext() {
        Lease hanging = here.take("job", SHORT).orElseThrow();
        clock.advance(SHORT);
        await("job");

        hanging.close();

        assertEquals(Optional.empty(), here.take("job", LONG));
    }

    @Test
    void anExtendedLeaseLastsLonger() throws SQLException {
        Lease lease = here.take("job", LONG).orElseThrow();
        Instant firstEnd = end("job");
        clock.advance(LONG.minusSeconds(1));

        Awaitility.await().until(() -> lease.extend() && end("job").isAfter(firstEnd));

        clock.advance(LONG.minusSeconds(1));
        assertTrue(lease.isHeld());
    }

    @Test
    void aLeaseThatIsNotExtendedInTimeHasEnded() {
        Lease lease = here.take("job", LONG).orElseThrow();

        clock.advance(LONG);

        assertFalse(lease.isHeld());
        assertFalse(lease.extend(), "although the database still says so");
    }

    private Instant end(String job) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                PreparedStatement query = connection.prepareStatement("select lock_until from lease where name = ?")) {
            query.setString(1, job);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getTimestamp(1).toInstant();
            }
        }
    }

    private Lease await(String job) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> elsewhere.take(job, LONG), Optional::isPresent)
                .orElseThrow();
    }
}
