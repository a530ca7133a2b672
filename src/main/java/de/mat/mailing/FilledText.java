package de.mat.mailing;

import de.mat.text.StorableText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;

/**
 * Turns the placeholders of a mailing into the fields that are filled in for each recipient: the same placeholder with other words for whom
 * does not say it is another field.
 */
final class FilledText {

    /** In HTML that was sanitised a comment stands between the first two braces. */
    private static final Pattern PLACE = Pattern.compile("\\{(?:<!-- -->)?\\{([^{}|<>]*)(?:\\|([^{}<>]*))?}}");

    private static final Pattern REST = Pattern.compile("\\{(?:<!-- -->)?\\{[^{}<>]{0,40}(?:}})?");

    private final Map<Place, String> fields = new LinkedHashMap<>();

    /** A placeholder, and what stands there when the contact does not say it; null: the usual words. */
    record Place(Placeholder placeholder, String fallback) {}

    /** The HTML with fields. */
    String ofHtml(String html) {
        return withFields(html, true);
    }

    /** The plain text with fields. */
    String ofText(String text) {
        return withFields(text, false);
    }

    private String withFields(String text, boolean html) {
        return PLACE.matcher(text)
                .replaceAll(place -> Matcher.quoteReplacement(Placeholder.of(plain(place.group(1), html))
                        .map(placeholder -> "{{" + field(new Place(placeholder, words(place.group(2), html))) + "}}")
                        .orElse(place.group())));
    }

    private static String words(String fallback, boolean html) {
        return Optional.ofNullable(fallback)
                .map(each -> Optional.ofNullable(StorableText.line(plain(each, html), Placeholder.LONGEST_VALUE))
                        .orElse(""))
                .orElse(null);
    }

    private static String plain(String text, boolean html) {
        return (html ? Parser.unescapeEntities(text, false) : text)
                .replace('\u00a0', ' ')
                .strip();
    }

    private String field(Place place) {
        return fields.computeIfAbsent(place, each -> "f" + (fields.size() + 1));
    }

    /** The places that were found, by the names of their fields. */
    Map<String, Place> places() {
        Map<String, Place> places = new LinkedHashMap<>();
        fields.forEach((place, name) -> places.put(name, place));
        return places;
    }

    /** What looks like a placeholder in a text and is none, each once. */
    static List<String> unknown(String text, boolean html) {
        String rest = PLACE.matcher(text)
                .replaceAll(place -> Matcher.quoteReplacement(
                        Placeholder.of(plain(place.group(1), html)).isPresent() ? "" : place.group()));
        List<String> unknown = new ArrayList<>();
        Matcher matcher = REST.matcher(rest);
        while (matcher.find()) {
            unknown.add(plain(matcher.group().replace("<!-- -->", ""), html));
        }
        return unknown.stream().distinct().toList();
    }
}
