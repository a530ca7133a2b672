package de.mat.text;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Words as they are searched for: in small letters, umlauts spelt out ("ü" is "ue"), without accents and without punctuation around
 * them. Texts and what is typed into the search go through the same mill, so every part of a word finds it again.
 */
public final class SearchWords {

    /** Also at what has a meaning in {@code like}: a word never needs escaping. */
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s\\p{Z}\\p{C}%_\\\\]+");

    private static final Pattern AROUND_A_WORD = Pattern.compile("^[\\p{P}+]+|[\\p{P}+]+$");
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern PHONE = Pattern.compile("[+(]*[0-9][0-9 ()/.\\-]{4,28}");
    private static final Pattern NO_DIGIT = Pattern.compile("[^0-9]+");

    /** What Unicode does not take apart as people type it. */
    private static final Map<Character, String> SPELT_OUT = Map.of(
            'ä', "ae", 'ö', "oe", 'ü', "ue", 'ß', "ss", 'æ', "ae", 'ø', "oe", 'œ', "oe", 'ł', "l", 'đ', "d", 'ı', "i");

    private SearchWords() {}

    /** The words of a text, each once. */
    public static Set<String> of(String text) {
        return BETWEEN_WORDS
                .splitAsStream(smallLetters(text))
                .map(word -> AROUND_A_WORD.matcher(word).replaceAll(""))
                .filter(Predicate.not(String::isEmpty))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The words of several texts, each once, with a space between them, as many as fit into {@code length} characters. */
    public static String line(List<String> texts, int length) {
        Set<String> words = new LinkedHashSet<>();
        for (String text : texts) {
            words.addAll(of(text));
            if (PHONE.matcher(text).matches()) {
                words.add(NO_DIGIT.matcher(text).replaceAll(""));
            }
        }
        StringBuilder line = new StringBuilder();
        for (String word : words) {
            if (line.length() + word.length() + 1 <= length) {
                line.append(line.isEmpty() ? "" : " ").append(word);
            }
        }
        return line.toString();
    }

    private static String smallLetters(String text) {
        StringBuilder letters = new StringBuilder(text.length() + 16);
        Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .chars()
                .forEach(c -> letters.append(SPELT_OUT.getOrDefault((char) c, String.valueOf((char) c))));
        return ACCENTS.matcher(Normalizer.normalize(letters, Normalizer.Form.NFD))
                .replaceAll("");
    }
}
