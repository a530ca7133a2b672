package de.mat.product;

import de.mat.text.SearchWords;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.List;

/**
 * Which products are wanted, as a condition of a query over {@code Product p}. What is empty or null does not matter.
 *
 * @param words each must occur in some field, as a part of a word too
 * @param visible whether the website shows it
 */
public record ProductCriteria(List<String> words, String category, ProductState state, Boolean visible) {

    /** Every product. */
    public static final ProductCriteria ALL = new ProductCriteria(List.of(), null, null, null);

    /** Begins a query for their number. */
    static final String COUNT = "select count(p) from Product p";

    private static final int MOST_WORDS = 10;

    public ProductCriteria {
        words = List.copyOf(words);
    }

    /** With the words of what somebody typed into a search, which may be null. */
    public static ProductCriteria of(String search, String category, ProductState state, Boolean visible) {
        List<String> words = search == null
                ? List.of()
                : SearchWords.of(search).stream().limit(MOST_WORDS).toList();
        return new ProductCriteria(words, category, state, visible);
    }

    /** What follows "from Product p" and the joins. */
    String condition() {
        List<String> conditions = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            conditions.add("p.words like :word" + i);
        }
        addIf(category != null, "p.category = :category", conditions);
        addIf(state != null, "p.state = :state", conditions);
        addIf(visible != null, "p.visible = :visible", conditions);
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    private static void addIf(boolean wanted, String condition, List<String> conditions) {
        if (wanted) {
            conditions.add(condition);
        }
    }

    /** Puts in what the condition speaks of. */
    <T> TypedQuery<T> putInto(TypedQuery<T> query) {
        for (int i = 0; i < words.size(); i++) {
            query.setParameter("word" + i, "%" + words.get(i) + "%");
        }
        setIfGiven(query, "category", category);
        setIfGiven(query, "state", state);
        setIfGiven(query, "visible", visible);
        return query;
    }

    private static void setIfGiven(TypedQuery<?> query, String name, Object value) {
        if (value != null) {
            query.setParameter(name, value);
        }
    }
}
