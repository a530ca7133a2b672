package de.mat.platform;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

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

    private static final Map<String, String> WORDS = WordFile.read("function-words.properties");
    private static final Set<String> LANGUAGES = WORDS.keySet();

    /** The languages of each word. */
    private static final Map<String, Set<String>> SPEAKERS = speakers();

    private LanguageGuess() {}

    /** ISO 639-1, or nothing. */
    static Optional<String> of(String text) {
        List<String> words = NO_LETTERS
                .splitAsStream(fold(text.substring(0, Math.min(text.length(), LONGEST))))
                .filter(word -> word.length() > 1)
                .toList();
        List<String> known = words.stream().filter(SPEAKERS::containsKey).toList();
        return LANGUAGES.stream()
                .filter(language -> isEnough(known, language, words.size()))
                .filter(language -> beatsAll(known, language))
                .findFirst();
    }

    private static boolean isEnough(List<String> known, String language, int words) {
        List<String> own = known.stream().filter(word -> isOf(language, word)).toList();
        return own.size() >= SMALLEST_SHARE * words && own.stream().distinct().count() >= FEWEST_WORDS;
    }

    private static boolean beatsAll(List<String> known, String language) {
        return LANGUAGES.stream()
                .filter(other -> !other.equals(language))
                .allMatch(other -> beats(known, language, other));
    }

    private static boolean beats(List<String> known, String language, String other) {
        int ours = 0;
        int theirs = 0;
        for (String word : known) {
            boolean own = isOf(language, word);
            if (own != isOf(other, word)) {
                ours += own ? 1 : 0;
                theirs += own ? 0 : 1;
            }
        }
        return ours > MARGIN * theirs;
    }

    private static boolean isOf(String language, String word) {
        return SPEAKERS.get(word).contains(language);
    }

    private static String fold(String text) {
        boolean plain = text.indexOf('@') < 0 && !text.contains("://");
        return Labels.fold(plain ? text : ADDRESS.matcher(text).replaceAll(" "))
                .replace('ı', 'i')
                .replace('đ', 'd')
                .replace('ø', 'o')
                .replace("æ", "ae")
                .replace("ß", "ss");
    }

    private static Map<String, Set<String>> speakers() {
        Map<String, Set<String>> speakers = new HashMap<>();
        WORDS.forEach((language, words) -> {
            for (String word : words.split(" ")) {
                speakers.computeIfAbsent(word, each -> new HashSet<>()).add(language);
            }
        });
        return speakers;
    }
}
