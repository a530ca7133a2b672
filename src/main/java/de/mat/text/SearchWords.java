package de.mat.text;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Words as they are searched for: in small letters, umlauts spelt out ("ü" is "ue"), without accents and without punctuation around
 * them. Texts and what is typed into the search go through the same mill, so a word finds itself again, and so does its beginning.
 */
public final class SearchWords {

    /** Also at what has a meaning in {@code like}: a word never needs escaping. */
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s\\p{Z}\\p{C}%_\\\\]+");

    private static final Pattern AROUND_A_WORD = Pattern.compile("^[\\p{P}+]+|[\\p{P}+]+$");
    /** What people search for too: "100" of "uv-100", "example.com" of "mueller@example.com". */
    private static final Pattern PART = Pattern.compile("(?<=[^\\p{L}\\p{N}])(?=[\\p{L}\\p{N}])");

    private static final int MOST_PARTS = 10;

    /** Characters of a word; nobody types more of one, and databases have their limits. */
    private static final int LONGEST = 100;

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern PHONE = Pattern.compile("[+(]*[0-9][0-9 ()/.\\-]{4,28}");
    private static final Pattern NO_DIGIT = Pattern.compile("[^0-9]+");

    /** What Unicode does not take apart as people type it. */
    private static final Map<Character, String> SPELT_OUT = Map.of(
            'ä', "ae", 'ö', "oe", 'ü', "ue", 'ß', "ss", 'æ', "ae", 'ø', "oe", 'œ', "oe", 'ł', "l", 'đ', "d", 'ı', "i");

    private SearchWords() {}

    /** The words of a text, each once. */
    public static Set<String> of(String text) {
        return whole(text).map(SearchWords::cut).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Stream<String> whole(String text) {
        return BETWEEN_WORDS
                .splitAsStream(smallLetters(text))
                .map(word -> AROUND_A_WORD.matcher(word).replaceAll(""))
                .filter(Predicate.not(String::isEmpty));
    }

    /**
     * What the search looks through: the words of several texts and their later parts, each once and with a space before it, as many as
     * fit into {@code length} characters. What begins with a space and a word is found by it.
     */
    public static String line(List<String> texts, int length) {
        Set<String> words = new LinkedHashSet<>();
        for (String text : texts) {
            whole(text).flatMap(SearchWords::withParts).forEach(words::add);
            if (PHONE.matcher(text).matches()) {
                phone(text).forEach(words::add);
            }
        }
        StringBuilder line = new StringBuilder();
        for (String word : words) {
            if (line.length() + word.length() + 1 <= length) {
                line.append(' ').append(word);
            }
        }
        return line.toString();
    }

    private static Stream<String> withParts(String word) {
        return Stream.concat(Stream.of(0), PART.matcher(word).results().map(MatchResult::start))
                .limit(MOST_PARTS)
                .map(start -> cut(word.substring(start)));
    }

    /** The number without what stands between its digits, and the same without the country, the area and so on. */
    private static Stream<String> phone(String text) {
        List<String> groups = NO_DIGIT.splitAsStream(text)
                .filter(Predicate.not(String::isEmpty))
                .toList();
        return IntStream.range(0, groups.size()).mapToObj(from -> String.join("", groups.subList(from, groups.size())));
    }

    private static String cut(String word) {
        if (word.length() <= LONGEST) {
            return word;
        }
        return word.substring(0, Character.isHighSurrogate(word.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST);
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
