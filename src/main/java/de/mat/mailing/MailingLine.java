package de.mat.mailing;

import de.mat.user.User;
import java.io.Serializable;
import java.time.Instant;
import java.util.Map;

/**
 * A mailing as one line of a list: without what it says.
 *
 * @param subject empty while nobody has written one
 * @param started null while it is a draft
 * @param figures of its recipients; nobody while it is a draft
 */
public record MailingLine(
        long id,
        String subject,
        MailingState state,
        Instant changed,
        Instant started,
        String author,
        RunFigures figures)
        implements Serializable {

    /** Begins a query for lines; conditions speak of {@code m}. */
    static final String SELECT =
            "select new de.mat.mailing.MailingLine(m.id, m.subject, m.state, m.changed, m.started, m.author)"
                    + " from Mailing m";

    /** For the query alone. */
    public MailingLine(long id, String subject, MailingState state, Instant changed, Instant started, User author) {
        this(id, subject, state, changed, started, author.getDisplayName(), RunFigures.of(Map.of()));
    }

    MailingLine with(RunFigures counted) {
        return new MailingLine(id, subject, state, changed, started, author, counted);
    }

    /** Whether it is being written. */
    public boolean draft() {
        return state == MailingState.DRAFT;
    }
}
