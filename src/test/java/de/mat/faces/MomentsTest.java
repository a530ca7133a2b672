package de.mat.faces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.text.MessageFormat;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;

class MomentsTest {

    /** 23 November 2026, 00:30 in Berlin: still the 22nd in UTC. */
    private static final Instant NOW = Instant.parse("2026-11-22T23:30:00Z");

    @Test
    void todayIsTheDealersDay() {
        assertEquals("heute 00:05", moments(Locale.GERMAN).shortly(Instant.parse("2026-11-22T23:05:00Z")));
        assertEquals("today 00:05", moments(Locale.ENGLISH).shortly(Instant.parse("2026-11-22T23:05:00Z")));
    }

    @Test
    void yesterdayEndsAtTheDealersMidnight() {
        assertEquals("gestern 23:59", moments(Locale.GERMAN).shortly(Instant.parse("2026-11-22T22:59:59Z")));
        assertEquals("yesterday 00:00", moments(Locale.ENGLISH).shortly(Instant.parse("2026-11-21T23:00:00Z")));
    }

    @Test
    void olderDaysAreDates() {
        assertEquals("21.11.2026", moments(Locale.GERMAN).shortly(Instant.parse("2026-11-21T22:59:59Z")));
        assertEquals("Nov 21, 2026", moments(Locale.ENGLISH).shortly(Instant.parse("2026-11-21T22:59:59Z")));
    }

    @Test
    void exactlyMeansTheTimeOfOlderDaysToo() {
        assertEquals("heute 00:05", moments(Locale.GERMAN).exactly(Instant.parse("2026-11-22T23:05:00Z")));
        assertEquals("gestern 23:59", moments(Locale.GERMAN).exactly(Instant.parse("2026-11-22T22:59:59Z")));
        assertEquals("21.11.2026, 23:59", moments(Locale.GERMAN).exactly(Instant.parse("2026-11-21T22:59:59Z")));
    }

    @Test
    void theWholeMomentHasTheSeconds() {
        String whole = moments(Locale.GERMAN).whole(Instant.parse("2026-11-22T23:05:09Z"));

        assertTrue(whole.startsWith("Montag, 23. November 2026"), whole);
        assertTrue(whole.endsWith("00:05:09"), whole);
    }

    private static Moments moments(Locale locale) {
        return new Moments(Clock.fixed(NOW, ZoneOffset.UTC), ZoneId.of("Europe/Berlin")) {
            @Override
            Locale locale() {
                return locale;
            }

            @Override
            String text(String key, String time) {
                String pattern =
                        ResourceBundle.getBundle("de.mat.messages", locale).getString(key);
                return new MessageFormat(pattern, locale).format(new Object[] {time});
            }
        };
    }
}
