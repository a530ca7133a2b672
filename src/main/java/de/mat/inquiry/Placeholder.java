package de.mat.inquiry;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a text template can hold the place of: {@code {Firma}}, or {@code {Firma|other words}} with what stands there when the inquiry does
 * not say it. The words are the handbook's, in every language of the pages.
 */
public enum Placeholder {
    /** The name with a greeting, or the greeting for whom one does not know. */
    SALUTATION("Anrede"),
    PERSON("Name"),
    COMPANY("Firma"),
    MACHINE("Maschine"),
    /** The platform's. */
    NUMBER("Nummer"),
    SUBJECT("Betreff"),
    /** Who answers. */
    USER("Benutzer");

    private static final Pattern PLACE = Pattern.compile("\\{([^{}|]*)(?:\\|([^{}]*))?}");

    private final String word;

    Placeholder(String word) {
        this.word = word;
    }

    /** As it stands in a template, with its braces. */
    public String getToken() {
        return "{" + word + "}";
    }

    private static Optional<Placeholder> of(String word) {
        return Arrays.stream(values())
                .filter(each -> each.word.equalsIgnoreCase(word.strip()))
                .findFirst();
    }

    /** What stands in braces and means nothing, each once. */
    static List<String> unknown(String text) {
        return PLACE.matcher(text)
                .results()
                .filter(place -> of(place.group(1)).isEmpty())
                .map(place -> "{" + place.group(1) + "}")
                .distinct()
                .toList();
    }

    /** The text with the values in their places; what is unknown stays as it is. */
    static String fill(String text, Function<Placeholder, Optional<String>> values) {
        return PLACE.matcher(text)
                .replaceAll(place -> Matcher.quoteReplacement(of(place.group(1))
                        .map(placeholder -> values.apply(placeholder)
                                .orElse(Optional.ofNullable(place.group(2)).orElse("")))
                        .orElse(place.group())));
    }
}
