package de.mat.contact;

import de.mat.text.SearchWords;
import jakarta.persistence.TypedQuery;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Which contacts are wanted, as a condition of a query over {@code Contact c}. What is empty or null does not matter.
 *
 * @param text as typed into a search: each of its words must occur in some field, as a part of a word too
 * @param groups names; in one of them at least
 * @param country ISO 3166
 * @param language ISO 639-1
 */
public record ContactCriteria(
        String text, List<String> groups, String country, String language, AdvertisingState advertising)
        implements Serializable {

    /** Every contact. */
    public static final ContactCriteria ALL = new ContactCriteria(null, List.of(), null, null, null);

    /** Begins a query for their number. */
    static final String COUNT = "select count(c) from Contact c";

    private static final int MOST_WORDS = 10;

    public ContactCriteria {
        groups = groups == null ? List.of() : List.copyOf(groups);
    }

    private List<String> words() {
        return text == null
                ? List.of()
                : SearchWords.of(text).stream().limit(MOST_WORDS).toList();
    }

    /** What follows "from Contact c". */
    String condition() {
        List<String> conditions = new ArrayList<>();
        for (int i = 0; i < words().size(); i++) {
            conditions.add("c.words like :word" + i);
        }
        addIf(
                !groups.isEmpty(),
                "exists (select 1 from Contact d join d.groups g where d = c and g in :groups)",
                conditions);
        addIf(country != null, "c.country = :country", conditions);
        addIf(language != null, "c.language = :language", conditions);
        addIf(advertising != null, "c.advertising = :advertising", conditions);
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    private static void addIf(boolean wanted, String condition, List<String> conditions) {
        if (wanted) {
            conditions.add(condition);
        }
    }

    /** Puts in what the condition speaks of. */
    <T> TypedQuery<T> putInto(TypedQuery<T> query) {
        List<String> words = words();
        for (int i = 0; i < words.size(); i++) {
            query.setParameter("word" + i, "%" + words.get(i) + "%");
        }
        setIfGiven(query, "groups", groups.isEmpty() ? null : groups);
        setIfGiven(query, "country", country);
        setIfGiven(query, "language", language);
        setIfGiven(query, "advertising", advertising);
        return query;
    }

    private static void setIfGiven(TypedQuery<?> query, String name, Object value) {
        if (value != null) {
            query.setParameter(name, value);
        }
    }
}
