package de.mat.csv;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;

/** The words that a table uses, in each language of the pages, and what they mean; capitals, spaces and hyphens do not count. */
public final class TableWords<T> {

    private static final List<Locale> LANGUAGES = List.of(Locale.GERMAN, Locale.ENGLISH);

    private final Map<String, T> meanings = new HashMap<>();

    /** The text of that key of the bundle means this, in every language. */
    public TableWords<T> text(String key, T meaning) {
        LANGUAGES.forEach(language ->
                word(ResourceBundle.getBundle("de.mat.messages", language).getString(key), meaning));
        return this;
    }

    /** That word means this. */
    public TableWords<T> word(String word, T meaning) {
        meanings.put(plain(word), meaning);
        return this;
    }

    /** These words mean this. */
    public TableWords<T> words(T meaning, String... words) {
        for (String word : words) {
            word(word, meaning);
        }
        return this;
    }

    /** What the word means; empty when it means nothing. */
    public Optional<T> find(String word) {
        return Optional.ofNullable(meanings.get(plain(word)));
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replaceAll("[\\s\\p{Z}_-]+", "");
    }
}
