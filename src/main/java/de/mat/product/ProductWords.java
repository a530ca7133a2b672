package de.mat.product;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;

/** The words that a table of products uses, in each language of the pages, and what they mean; capitals and spaces do not count. */
final class ProductWords {

    private static final List<Locale> LANGUAGES = List.of(Locale.GERMAN, Locale.ENGLISH);

    private static final Map<String, ProductColumn> COLUMNS = new HashMap<>();
    private static final Map<String, ProductState> STATES = new HashMap<>();
    private static final Map<String, Boolean> CHOICES = new HashMap<>();
    private static final Map<String, Boolean> ON_REQUEST = new HashMap<>();

    static {
        for (ProductColumn column : ProductColumn.values()) {
            put(COLUMNS, column.key(), column);
            COLUMNS.put(key(column.name()), column);
        }
        for (ProductState state : ProductState.values()) {
            put(STATES, "product.state." + state, state);
            STATES.put(key(state.name()), state);
        }
        put(CHOICES, "product.website." + Visibility.VISIBLE, true);
        put(CHOICES, "product.website." + Visibility.HIDDEN, false);
        for (String yes : List.of("ja", "j", "yes", "y", "x", "1", "true", "wahr")) {
            CHOICES.put(yes, true);
        }
        for (String no : List.of("nein", "n", "no", "0", "false", "falsch", "")) {
            CHOICES.put(no, false);
        }
        put(ON_REQUEST, "app.price.onRequest", true);
        ON_REQUEST.put("", true);
    }

    private ProductWords() {}

    private static <T> void put(Map<String, T> words, String key, T meaning) {
        for (Locale language : LANGUAGES) {
            words.put(key(ResourceBundle.getBundle("de.mat.messages", language).getString(key)), meaning);
        }
    }

    private static String key(String word) {
        return word.toLowerCase(Locale.ROOT).replaceAll("[\\s\\p{Z}_-]+", "");
    }

    static Optional<ProductColumn> column(String heading) {
        return Optional.ofNullable(COLUMNS.get(key(heading)));
    }

    static Optional<ProductState> state(String word) {
        return Optional.ofNullable(STATES.get(key(word)));
    }

    static Optional<Boolean> choice(String word) {
        return Optional.ofNullable(CHOICES.get(key(word)));
    }

    static boolean isOnRequest(String word) {
        return ON_REQUEST.containsKey(key(word));
    }
}
