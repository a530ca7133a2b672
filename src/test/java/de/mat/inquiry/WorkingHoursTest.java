package de.mat.inquiry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The dealer's working time: what counts between two instants. 23 November 2026 is a Monday. */
class WorkingHoursTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final WorkingHours OFFICE = WorkingHours.of("Mo-Fr 08:00-17:00");

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T09:00, 2026-11-23T09:45, PT45M",
        "2026-11-23T07:00, 2026-11-23T08:10, PT10M",
        "2026-11-23T16:30, 2026-11-24T08:30, PT1H",
        "2026-11-20T16:30, 2026-11-23T08:30, PT1H",
        "2026-11-21T10:00, 2026-11-22T20:00, PT0S",
        "2026-11-23T10:00, 2026-11-23T09:00, PT0S",
        "2026-11-16T00:00, 2026-11-23T00:00, PT45H"
    })
    void countsWhatLiesInsideThem(LocalDateTime from, LocalDateTime to, Duration working) {
        assertEquals(working, OFFICE.between(at(from), at(to), BERLIN));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T09:00, PT1H, 2026-11-23T10:00",
        "2026-11-23T16:30, PT1H, 2026-11-24T08:30",
        "2026-11-23T16:00, PT1H, 2026-11-23T17:00",
        "2026-11-20T18:00, PT1H, 2026-11-23T09:00",
        "2026-11-21T12:00, PT10H, 2026-11-24T09:00"
    })
    void knowsWhenThatMuchHasPassed(LocalDateTime from, Duration working, LocalDateTime until) {
        assertEquals(at(until), OFFICE.after(at(from), working, BERLIN));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T10:00, PT1H, 2026-11-23T09:00",
        "2026-11-23T08:30, PT1H, 2026-11-20T16:30",
        "2026-11-22T12:00, PT1H, 2026-11-20T16:00",
        "2026-11-23T08:00, PT1H, 2026-11-20T16:00"
    })
    void knowsSinceWhenThatMuchHasPassed(LocalDateTime to, Duration working, LocalDateTime since) {
        assertEquals(at(since), OFFICE.before(at(to), working, BERLIN));
    }

    /** The list asks since when, the page asks until when: both must mean the same inquiries, summer time or not. */
    @Test
    void overdueIsTheSameInBothDirections() {
        WorkingHours hours = WorkingHours.of("Mo-Do 08:00-12:00, Mo-Do 13:00-17:30, Fr 08:00-14:00, So 01:00-04:00");
        Instant start = at(LocalDateTime.parse("2026-10-19T00:00"));
        Random random = new Random(4711);
        for (int i = 0; i < 5_000; i++) {
            Instant since = start.plusSeconds(random.nextInt(14 * 24 * 60) * 60L);
            Instant now = since.plusSeconds(random.nextInt(5 * 24 * 60) * 60L);
            Duration wanted = Duration.ofMinutes(1 + random.nextInt(900));

            boolean passed = hours.between(since, now, BERLIN).compareTo(wanted) >= 0;

            assertEquals(passed, !now.isBefore(hours.after(since, wanted, BERLIN)), since + " " + now);
            assertEquals(passed, !since.isAfter(hours.before(now, wanted, BERLIN)), since + " " + now);
        }
    }

    @Test
    void aDayMayHaveNoEnd() {
        WorkingHours always = WorkingHours.of("mo-su 00:00-24:00");
        Instant from = at(LocalDateTime.parse("2026-10-24T12:00"));

        assertEquals(Duration.ofHours(49), always.between(from, from.plus(Duration.ofHours(49)), BERLIN));
        assertEquals(from.plus(Duration.ofHours(49)), always.after(from, Duration.ofHours(49), BERLIN));
    }

    @Test
    void aWeekMayBeginOnAnyDay() {
        WorkingHours shop = WorkingHours.of("Sa-Mo 10:00-11:00");
        Instant saturday = at(LocalDateTime.parse("2026-11-21T00:00"));

        assertEquals(Duration.ofHours(3), shop.between(saturday, saturday.plus(Duration.ofDays(7)), BERLIN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "immer",
                "Mo-Fr",
                "Mo-Fr 8-17",
                "Xx 08:00-17:00",
                "Mo 17:00-08:00",
                "Mo 08:00-24:01",
                "Mo 08:00-12:00, Mo 11:00-17:00"
            })
    void refusesWhatNobodyMeans(String text) {
        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class, () -> WorkingHours.of(text));

        assertTrue(refusal.getMessage().length() > 10);
    }

    private static Instant at(LocalDateTime time) {
        return time.atZone(BERLIN).toInstant();
    }
}
