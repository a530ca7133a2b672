package de.mat.inquiry;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When the dealer answers, week by week: {@code Mo-Fr 08:00-17:00}, or several such parts with commas between them. Days in German or
 * English. Holidays are not known.
 */
public final class WorkingHours {

    private static final Pattern PART = Pattern.compile(
            "([a-z]{2})(?:-([a-z]{2}))?\\s+([0-9]{2}):([0-5][0-9])-([0-9]{2}):([0-5][0-9])", Pattern.CASE_INSENSITIVE);

    private static final Map<String, DayOfWeek> DAYS = Map.ofEntries(
            Map.entry("mo", DayOfWeek.MONDAY),
            Map.entry("di", DayOfWeek.TUESDAY),
            Map.entry("tu", DayOfWeek.TUESDAY),
            Map.entry("mi", DayOfWeek.WEDNESDAY),
            Map.entry("we", DayOfWeek.WEDNESDAY),
            Map.entry("do", DayOfWeek.THURSDAY),
            Map.entry("th", DayOfWeek.THURSDAY),
            Map.entry("fr", DayOfWeek.FRIDAY),
            Map.entry("sa", DayOfWeek.SATURDAY),
            Map.entry("so", DayOfWeek.SUNDAY),
            Map.entry("su", DayOfWeek.SUNDAY));

    private static final int MINUTES_OF_A_DAY = 24 * 60;

    /** Minutes of each day in which the dealer works, in their order, apart from each other. */
    private final Map<DayOfWeek, List<Span>> week = new EnumMap<>(DayOfWeek.class);

    private record Span(int from, int to) {}

    private record Period(Instant from, Instant to) {}

    private WorkingHours() {}

    /**
     * For the configuration.
     *
     * @throws IllegalArgumentException if that is not when anybody works
     */
    public static WorkingHours of(String text) {
        WorkingHours hours = new WorkingHours();
        for (String part : text.split(",")) {
            Matcher matcher = PART.matcher(part.strip());
            if (!matcher.matches()) {
                throw new IllegalArgumentException("Not working hours like Mo-Fr 08:00-17:00: " + part);
            }
            hours.add(matcher);
        }
        return hours;
    }

    private void add(Matcher part) {
        DayOfWeek first = day(part.group(1));
        DayOfWeek last = part.group(2) == null ? first : day(part.group(2));
        Span span = new Span(minute(part.group(3), part.group(4)), minute(part.group(5), part.group(6)));
        if (span.from() >= span.to() || span.to() > MINUTES_OF_A_DAY) {
            throw new IllegalArgumentException("Hours that end before they begin: " + part.group());
        }
        DayOfWeek day = first;
        add(day, span);
        while (day != last) {
            day = day.plus(1);
            add(day, span);
        }
    }

    private void add(DayOfWeek day, Span span) {
        List<Span> spans = week.computeIfAbsent(day, any -> new ArrayList<>());
        if (!spans.isEmpty() && spans.get(spans.size() - 1).to() > span.from()) {
            throw new IllegalArgumentException("The hours of a day follow each other: " + day);
        }
        spans.add(span);
    }

    private static DayOfWeek day(String word) {
        DayOfWeek day = DAYS.get(word.toLowerCase(Locale.ROOT));
        if (day == null) {
            throw new IllegalArgumentException("Not a day: " + word);
        }
        return day;
    }

    private static int minute(String hour, String minute) {
        return Integer.parseInt(hour) * 60 + Integer.parseInt(minute);
    }

    /** The working time between two instants; zero when the second is not the later one. */
    public Duration between(Instant from, Instant to, ZoneId zone) {
        Duration sum = Duration.ZERO;
        LocalDate last = to.atZone(zone).toLocalDate();
        for (LocalDate day = from.atZone(zone).toLocalDate(); !day.isAfter(last); day = day.plusDays(1)) {
            for (Period period : periods(day, zone)) {
                Instant begin = later(period.from(), from);
                Instant end = period.to().isBefore(to) ? period.to() : to;
                sum = begin.isBefore(end) ? sum.plus(Duration.between(begin, end)) : sum;
            }
        }
        return sum;
    }

    /** The first instant by which that much working time has passed. */
    public Instant after(Instant from, Duration working, ZoneId zone) {
        Duration left = working;
        for (LocalDate day = from.atZone(zone).toLocalDate();
                left.compareTo(Duration.ZERO) > 0;
                day = day.plusDays(1)) {
            for (Period period : periods(day, zone)) {
                Instant begin = later(period.from(), from);
                if (begin.isBefore(period.to())) {
                    Duration here = Duration.between(begin, period.to());
                    if (here.compareTo(left) >= 0) {
                        return begin.plus(left);
                    }
                    left = left.minus(here);
                }
            }
        }
        return from;
    }

    /** The last instant since which that much working time has passed. */
    public Instant before(Instant to, Duration working, ZoneId zone) {
        Duration left = working;
        for (LocalDate day = to.atZone(zone).toLocalDate(); left.compareTo(Duration.ZERO) > 0; day = day.minusDays(1)) {
            List<Period> periods = periods(day, zone);
            for (int i = periods.size() - 1; i >= 0; i--) {
                Period period = periods.get(i);
                Instant end = period.to().isBefore(to) ? period.to() : to;
                if (period.from().isBefore(end)) {
                    Duration here = Duration.between(period.from(), end);
                    if (here.compareTo(left) >= 0) {
                        return end.minus(left);
                    }
                    left = left.minus(here);
                }
            }
        }
        return to;
    }

    private List<Period> periods(LocalDate day, ZoneId zone) {
        return week.getOrDefault(day.getDayOfWeek(), List.of()).stream()
                .map(span -> new Period(instant(day, span.from(), zone), instant(day, span.to(), zone)))
                .toList();
    }

    private static Instant instant(LocalDate day, int minute, ZoneId zone) {
        return minute == MINUTES_OF_A_DAY
                ? day.plusDays(1).atStartOfDay(zone).toInstant()
                : day.atTime(minute / 60, minute % 60).atZone(zone).toInstant();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }
}
