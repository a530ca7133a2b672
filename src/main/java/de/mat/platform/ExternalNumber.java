package de.mat.platform;

import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The platform's number of an inquiry or of a machine: one word with a digit in it. */
final class ExternalNumber {

    private static final String WITH_DIGIT = "(?=[A-Za-z./_-]*[0-9])";
    private static final Pattern NUMBER =
            Pattern.compile("#?(" + WITH_DIGIT + "[A-Za-z0-9](?:[A-Za-z0-9./_-]{0,48}[A-Za-z0-9])?)");
    private static final Pattern IN_SUBJECT = inSubject();

    private ExternalNumber() {}

    /** The value of a label as a number. */
    static Optional<String> of(String value) {
        return Optional.of(NUMBER.matcher(value.strip()))
                .filter(matcher -> matcher.matches())
                .map(matcher -> matcher.group(1));
    }

    /** The one number that the subject names with a word for it; none when there are several. */
    static Optional<String> ofSubject(String subject) {
        List<String> numbers = IN_SUBJECT
                .matcher(Normalizer.normalize(subject, Normalizer.Form.NFC))
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
        return numbers.size() == 1 ? Optional.of(numbers.get(0)) : Optional.empty();
    }

    /** A word for such a number, however it is put together, and three characters or more. */
    private static Pattern inSubject() {
        String words = Stream.of(Label.INQUIRY_NUMBER, Label.LISTING_NUMBER)
                .flatMap(label -> Labels.words(label).stream())
                .map(word -> Stream.of(word.split("[ -]")).map(Pattern::quote).collect(Collectors.joining("[ -]?")))
                .collect(Collectors.joining("|"));
        return Pattern.compile(
                "(?<![\\p{L}\\p{N}])(?:" + words + ")[.:# ]{1,4}(" + WITH_DIGIT
                        + "[A-Za-z0-9][A-Za-z0-9./_-]{1,48}[A-Za-z0-9])",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
