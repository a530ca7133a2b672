package de.mat.platform;

import java.text.Normalizer;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The labels of the platforms' mails in one language ({@code labels.properties}). A mail is read with the words of one language
 * only, so that a word of another one is not misunderstood.
 */
final class Labels {

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern SEPARATORS = Pattern.compile("[\\s\\u2010-\\u2015-]+");
    private static final Pattern END = Pattern.compile("[ .]+$");

    private static final List<Labels> ALL = read();

    private final Map<String, Label> labels = new HashMap<>();
    private final Map<Label, List<String>> words = new EnumMap<>(Label.class);

    private Labels() {}

    /** One for each language. */
    static List<Labels> all() {
        return ALL;
    }

    /** What a word in the form of {@link #fold} means in this language. */
    Optional<Label> find(String folded) {
        return Optional.ofNullable(labels.get(folded));
    }

    /** Whether a word in the form of {@link #fold} means anything in any language. */
    static boolean isKnown(String folded) {
        return ALL.stream().anyMatch(language -> language.labels.containsKey(folded));
    }

    /** The words of all languages for this label, as they are written. */
    static List<String> words(Label label) {
        return ALL.stream()
                .flatMap(language -> language.words.getOrDefault(label, List.of()).stream())
                .distinct()
                .toList();
    }

    /** The same text for all spellings of a word: without case, accents, hyphens, and a dot at its end. */
    static String fold(String word) {
        String plain = word.chars().allMatch(c -> c < 0x80) ? word.toLowerCase(Locale.ROOT) : withoutAccents(word);
        return END.matcher(SEPARATORS.matcher(plain).replaceAll(" "))
                .replaceAll("")
                .strip();
    }

    private static String withoutAccents(String word) {
        return ACCENTS.matcher(Normalizer.normalize(word, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT)
                .replace('ł', 'l')
                .replace('°', 'o')
                .replace('’', '\'');
    }

    private static List<Labels> read() {
        Map<String, Labels> languages = new TreeMap<>();
        WordFile.read("labels.properties").forEach((key, words) -> {
            String[] parts = key.split("\\.");
            languages
                    .computeIfAbsent(parts[0], each -> new Labels())
                    .add(Label.valueOf(parts[1]), words.split(" \\| "));
        });
        return List.copyOf(languages.values());
    }

    private void add(Label label, String... spellings) {
        words.put(label, List.of(spellings));
        for (String word : spellings) {
            Label before = labels.put(fold(word), label);
            if (before != null && before != label) {
                throw new IllegalStateException("Two meanings of a label: " + word);
            }
        }
    }
}
