package de.mat.demo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * What an invented buyer asks, and so what must be recognised of the mail it is written into.
 *
 * @param company may be null
 * @param relay the part of the buyer's relay address that tells it from others: 13 letters or digits
 * @param machine may be null: a wanted ad names none
 */
public record DemoInquiry(
        DemoLanguage language,
        String company,
        String person,
        String place,
        String country,
        List<String> phones,
        String relay,
        String category,
        String machine,
        String message) {

    static final String PLATFORM = "channel.machineseeker.com";

    /**
     * Of one line of facts, separated by {@code " | "}; a dash stands for none.
     *
     * @param facts company, person, place, country, phones (separated by commas), relay, category, machine
     */
    static DemoInquiry of(DemoLanguage language, String facts, String message) {
        List<String> fact = Arrays.stream(facts.split(" \\| "))
                .map(value -> value.equals("-") ? null : value)
                .toList();
        List<String> phones =
                fact.get(4) == null ? List.of() : List.of(fact.get(4).split(", "));
        return new DemoInquiry(
                language,
                fact.get(0),
                fact.get(1),
                fact.get(2),
                fact.get(3),
                phones,
                fact.get(5),
                fact.get(6),
                fact.get(7),
                message);
    }

    /** Where the answer goes. */
    public String address() {
        return "buyer-" + relay + "@" + PLATFORM;
    }

    /** As plain text. */
    String text() {
        return language.greeting() + "\n\n"
                + lines((label, value) -> label + ": " + value).collect();
    }

    /** As HTML with a line for each label. */
    String htmlLines() {
        return "<p>" + language.greeting() + "</p>\n<p>"
                + lines((label, value) -> "<b>" + label + ":</b> " + html(value) + "<br>")
                        .collect() + "</p>";
    }

    /** As HTML with a row for each label. */
    String htmlRows() {
        return "<table>\n"
                + lines((label, value) -> "<tr><td><b>" + label + ":</b></td><td>" + html(value) + "</td></tr>")
                        .collect()
                + "\n</table>";
    }

    private Lines lines(BiFunction<String, String, String> form) {
        Lines lines = new Lines(form, new ArrayList<>());
        lines.add(language.company(), company);
        lines.add(language.person(), person);
        lines.add(language.place(), place + ", " + country);
        for (int i = 0; i < phones.size(); i++) {
            lines.add(language.phone(i), phones.get(i));
        }
        lines.add(language.address(), address());
        lines.add(language.category(), category);
        lines.add(language.machine(), machine);
        lines.add(language.message(), message);
        return lines;
    }

    private static String html(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br>\n");
    }

    private record Lines(BiFunction<String, String, String> form, List<String> all) {

        void add(String label, String value) {
            if (value != null) {
                all.add(form.apply(label, value));
            }
        }

        String collect() {
            return all.stream().collect(Collectors.joining("\n"));
        }
    }
}
