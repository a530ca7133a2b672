package de.mat.platform;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The language of a short text, by its small words of two letters and more. One language must beat each other one by words that the other does not have; on
 * any doubt there is no answer.
 */
final class LanguageGuess {

    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}]+");

    /** Belongs to no language. */
    private static final Pattern ADDRESS = Pattern.compile("\\S{0,200}(?:@|://)\\S{0,2000}");

    private static final int LONGEST = 5_000;
    private static final int FEWEST_WORDS = 3;
    private static final double SMALLEST_SHARE = 0.25;

    /** One language's own words against one word of the other. */
    private static final int MARGIN = 3;

    private static final Map<String, Set<String>> LANGUAGES = read();

    private LanguageGuess() {}

    /** ISO 639-1, or nothing. */
    static Optional<String> of(String text) {
        List<String> words = NO_LETTERS
                .splitAsStream(fold(text.substring(0, Math.min(text.length(), LONGEST))))
                .filter(word -> word.length() > 1)
                .toList();
        return LANGUAGES.keySet().stream()
                .filter(language -> isEnough(words, LANGUAGES.get(language)))
                .filter(language -> beatsAll(words, language))
                .findFirst();
    }

    private static boolean isEnough(List<String> words, Set<String> known) {
        long distinct = words.stream().filter(known::contains).distinct().count();
        return distinct >= FEWEST_WORDS && count(words, known::contains) >= SMALLEST_SHARE * words.size();
    }

    private static boolean beatsAll(List<String> words, String language) {
        Set<String> own = LANGUAGES.get(language);
        return LANGUAGES.entrySet().stream()
                .filter(other -> !other.getKey().equals(language))
                .map(Map.Entry::getValue)
                .allMatch(other -> beats(words, own, other));
    }

    private static boolean beats(List<String> words, Set<String> own, Set<String> other) {
        long ours = count(words, word -> own.contains(word) && !other.contains(word));
        long theirs = count(words, word -> other.contains(word) && !own.contains(word));
        return ours > MARGIN * theirs;
    }

    private static long count(List<String> words, Predicate<String> condition) {
        return words.stream().filter(condition).count();
    }

    private static String fold(String text) {
        return Labels.fold(ADDRESS.matcher(text).replaceAll(" "))
                .replace('ı', 'i')
                .replace('đ', 'd')
                .replace('ø', 'o')
                .replace("æ", "ae")
                .replace("ß", "ss");
    }

    private static Map<String, Set<String>> read() {
        return WordFile.read("function-words.properties").entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> Set.copyOf(List.of(entry.getValue().split(" ")))));
    }
}
