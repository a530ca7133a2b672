package de.mat.mailing;

import jakarta.persistence.TypedQuery;
import java.io.Serializable;
import java.util.Locale;

/**
 * Which mailings are wanted, as a condition of a query over {@code Mailing m}.
 *
 * @param text occurs in the subject; null for any
 * @param state null for any
 */
public record MailingCriteria(String text, MailingState state) implements Serializable {

    /** Begins a query for their number. */
    static final String COUNT = "select count(m) from Mailing m";

    /** What follows "from Mailing m". */
    String condition() {
        String subject = text == null ? "" : " and lower(m.subject) like :text escape '!'";
        String inState = state == null ? "" : " and m.state = :state";
        return subject.isEmpty() && inState.isEmpty() ? "" : " where" + (subject + inState).substring(" and".length());
    }

    /** Puts in what the condition speaks of. */
    <T> TypedQuery<T> putInto(TypedQuery<T> query) {
        if (text != null) {
            query.setParameter("text", "%" + text.toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%");
        }
        if (state != null) {
            query.setParameter("state", state);
        }
        return query;
    }
}
