package de.mat.inquiry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** By when an answer is wanted ({@code mat.inquiry.wanted-answer}); only the dealer's working hours count. */
@Named
@ApplicationScoped
public class AnswerTimes {

    private WorkingHours hours;
    private Duration wanted;
    private ZoneId zone;
    private Clock clock;

    /** For the container. */
    protected AnswerTimes() {}

    @Inject
    AnswerTimes(
            @ConfigProperty(name = "mat.working-hours") WorkingHours hours,
            @ConfigProperty(name = "mat.inquiry.wanted-answer") Duration wanted,
            @ConfigProperty(name = "mat.time-zone") ZoneId zone,
            Clock clock) {
        this.hours = hours;
        this.wanted = wanted;
        this.zone = zone;
        this.clock = clock;
    }

    /** How pressing it is for a buyer who waits since then; null when nobody waits (null). */
    public DueState due(Instant waitingSince) {
        if (waitingSince == null) {
            return null;
        }
        Instant now = clock.instant();
        if (!now.isBefore(until(waitingSince))) {
            return DueState.OVERDUE;
        }
        return now.isBefore(hours.after(waitingSince, wanted.dividedBy(2), zone)) ? DueState.IN_TIME : DueState.SOON;
    }

    /** By when the buyer who waits since then wants an answer. */
    public Instant until(Instant waitingSince) {
        return hours.after(waitingSince, wanted, zone);
    }

    /** Who waits since then, or longer, waits too long. */
    public Instant overdueSince() {
        return hours.before(clock.instant(), wanted, zone);
    }

    /** The working time that an answer took. */
    Duration taken(Instant received, Instant answered) {
        return hours.between(received, answered, zone);
    }
}
