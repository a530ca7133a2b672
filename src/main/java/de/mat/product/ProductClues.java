package de.mat.product;

import de.mat.text.SearchWords;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * By what an inquiry may be found to be about a product. Everything comes from strangers: however long it is, few clues are taken of it.
 *
 * @param numbers may be the dealer's own, as they are compared
 * @param listings may be a platform's numbers or addresses, as they are compared
 * @param machine the words that say what it is about, as they are compared; null when nothing says so
 */
public record ProductClues(Set<String> numbers, Set<String> listings, String machine) {

    private static final int MOST = 200;
    private static final int LONGEST_TEXT = 20_000;
    private static final int LONGEST_MACHINE = 1_000;
    private static final int LONGEST_KEY = 250;

    /** A number of the dealer's in a text has a digit, and is neither a year nor a price. */
    private static final Pattern NUMBER_IN_TEXT = Pattern.compile(
            "(?<![\\p{L}\\p{N}])(?=[\\p{L}._/-]{0,39}[0-9])[\\p{L}\\p{N}][\\p{L}\\p{N}._/-]{3,39}(?<![._/-])");

    private static final Pattern YEAR_OR_PRICE = Pattern.compile("[0-9]{1,4}|[0-9.]+");
    private static final Pattern ADDRESS_IN_TEXT = Pattern.compile("(?i)\\b(?:https?://|www\\.)[^\\s<>\"']{4,490}");
    private static final Pattern LETTER_BESIDE_DIGIT = Pattern.compile("(?<=\\p{L})(?=\\p{N})|(?<=\\p{N})(?=\\p{L})");
    private static final Pattern NO_LETTER_OR_DIGIT = Pattern.compile("[^\\p{L}\\p{N}]+");

    /**
     * Of an inquiry.
     *
     * @param number what the platform says is the number of the inquiry or the machine; may be null
     * @param machine what it says the inquiry is about; may be null
     * @param texts whatever else it says
     */
    public static ProductClues of(String number, String machine, List<String> texts) {
        List<String> all = Stream.concat(Stream.of(machine), texts.stream())
                .filter(Objects::nonNull)
                .map(text -> text.substring(0, Math.min(text.length(), LONGEST_TEXT)))
                .toList();
        Set<String> numbers = new LinkedHashSet<>();
        Set<String> listings = new LinkedHashSet<>();
        if (number != null && !number.isBlank()) {
            numbers.add(Product.numberKey(number));
            new Listing(number).keys().forEach(listings::add);
        }
        for (String text : all) {
            addAll(listings, addresses(text));
            addAll(numbers, numbers(text));
        }
        addAll(listings, List.copyOf(numbers));
        return new ProductClues(
                numbers, listings, key(machine == null ? String.join(" ", all) : machine, LONGEST_MACHINE));
    }

    private static void addAll(Set<String> clues, Collection<String> more) {
        more.stream().limit(Math.max(0, MOST - clues.size())).forEach(clues::add);
    }

    private static List<String> addresses(String text) {
        return ADDRESS_IN_TEXT
                .matcher(text)
                .results()
                .limit(MOST)
                .flatMap(found -> {
                    String address = found.group().replaceAll("[.,;:!?)]+$", "");
                    return new Listing(address).keys();
                })
                .toList();
    }

    private static List<String> numbers(String text) {
        return NUMBER_IN_TEXT
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .filter(found -> !YEAR_OR_PRICE.matcher(found).matches() || found.matches("[0-9]{5,}"))
                .map(Product::numberKey)
                .distinct()
                .limit(MOST)
                .toList();
    }

    /** The words with a space before and behind each, letters apart from digits: "UV100" is " uv 100 ". Null for no words. */
    static String key(String text) {
        return text == null ? null : key(text, LONGEST_KEY);
    }

    private static String key(String text, int length) {
        String words = SearchWords.of(text).stream()
                .flatMap(word -> NO_LETTER_OR_DIGIT.splitAsStream(word))
                .flatMap(LETTER_BESIDE_DIGIT::splitAsStream)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(" "));
        String key = " " + words + " ";
        return words.isEmpty() ? null : key.substring(0, Math.min(key.length(), length));
    }
}
