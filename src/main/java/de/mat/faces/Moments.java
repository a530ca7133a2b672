package de.mat.faces;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Moments as people read them, in the dealer's time zone ({@code mat.time-zone}): "heute 14:05", "gestern 14:05", "12.11.2026".
 */
@Named
@ApplicationScoped
public class Moments {

    private Clock clock;
    private ZoneId zone;

    /** For the container. */
    protected Moments() {}

    @Inject
    Moments(Clock clock, @ConfigProperty(name = "mat.time-zone") ZoneId zone) {
        this.clock = clock;
        this.zone = zone;
    }

    /** Short, as in a list. */
    public String shortly(Instant instant) {
        ZonedDateTime moment = instant.atZone(zone);
        LocalDate today = today();
        String time = moment.format(DateTimeFormatter.ofPattern("HH:mm", locale()));
        if (moment.toLocalDate().equals(today)) {
            return text("app.today", time);
        }
        if (moment.toLocalDate().equals(today.minusDays(1))) {
            return text("app.yesterday", time);
        }
        return moment.format(
                DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale()));
    }

    /** Short, but with the time of every day. */
    public String exactly(Instant instant) {
        ZonedDateTime moment = instant.atZone(zone);
        return isLately(moment)
                ? shortly(instant)
                : moment.format(DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                        .withLocale(locale()));
    }

    private boolean isLately(ZonedDateTime moment) {
        return !moment.toLocalDate().isBefore(today().minusDays(1));
    }

    /** The day that it is where the dealer is. */
    public LocalDate today() {
        return clock.instant().atZone(zone).toLocalDate();
    }

    /** A day as in a list: "12.11.2026". */
    public String day(LocalDate day) {
        return day.format(DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale()));
    }

    /** Whole: the day of the week, the date, the time to the second. */
    public String whole(Instant instant) {
        return instant.atZone(zone)
                .format(DateTimeFormatter.ofLocalizedDateTime(FormatStyle.FULL, FormatStyle.MEDIUM)
                        .withLocale(locale()));
    }

    /** For machines: the {@code datetime} of a {@code time} element. */
    public String machine(Instant instant) {
        return instant.toString();
    }

    Locale locale() {
        return FacesContext.getCurrentInstance().getViewRoot().getLocale();
    }

    String text(String key, String time) {
        return Messages.text(key, time);
    }
}
