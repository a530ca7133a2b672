package de.mat.platform;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a text of lines {@code Label: value}, the value on the same line or on the next, up to the label of the message, which
 * runs to the end whatever its lines look like.
 *
 * <p>Answers nothing at all when the text is not clearly one such block: without the label of the message, without any other field,
 * or when a field or the message comes twice (then it is more than one inquiry).
 */
final class LabelReader {

    /** A word or a few, a colon, and then nothing or a space: no time of day and no URL. Asterisks are bold type in plain text. */
    private static final Pattern LABELLED =
            Pattern.compile("\\*{0,2}(\\p{L}[\\p{L}\\p{N} ./-]{0,38}?)\\s*\\*{0,2}\\s*:\\*{0,2}(?:\\s+(.*))?");

    private static final Pattern PHONE = Pattern.compile("\\+?[0-9(][0-9 ()/.\\-]{4,28}");
    private static final Pattern ADDRESS =
            Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63}){1,8}");
    private static final int LONGEST_VALUE = 200;

    private final String[] lines;
    private final Map<Label, String> values = new EnumMap<>(Label.class);
    private final List<String> phones = new ArrayList<>();
    private final List<String> further = new ArrayList<>();
    private boolean contradictory;

    private LabelReader(String text) {
        lines = text.split("\\R", -1);
        for (int i = 0; i < lines.length; i++) {
            lines[i] = lines[i].replace('\u00a0', ' ').strip();
        }
    }

    /** What the labels say, or nothing. */
    static Optional<RecognisedInquiry> read(String text, RecognisedInquiry.Type type) {
        return new LabelReader(text).read(type);
    }

    private Optional<RecognisedInquiry> read(RecognisedInquiry.Type type) {
        int messageLine = readFields();
        if (messageLine < 0
                || contradictory
                || (values.isEmpty() && phones.isEmpty())
                || hasSecondMessage(messageLine)) {
            return Optional.empty();
        }
        String message = message(messageLine);
        Place place = Place.of(values.get(Label.PLACE));
        Optional<String> company = value(Label.COMPANY);
        Optional<String> person = value(Label.PERSON);
        return Optional.of(new RecognisedInquiry(
                type,
                Optional.empty(),
                company,
                person,
                place.town(),
                place.country(),
                phones,
                value(Label.ADDRESS),
                value(Label.CATEGORY),
                value(Label.MACHINE),
                Optional.empty(),
                message,
                further,
                !message.isEmpty() && (company.isPresent() || person.isPresent())));
    }

    /** Reads up to the message; returns its line, or -1 if there is none. */
    private int readFields() {
        boolean begun = false;
        for (int i = 0; i < lines.length; i++) {
            Matcher labelled = LABELLED.matcher(lines[i]);
            if (!labelled.matches()) {
                continue;
            }
            Optional<Label> label = Label.of(labelled.group(1));
            if (label.isPresent() && label.get() == Label.MESSAGE) {
                return i;
            }
            String value = text(labelled);
            if (label.isPresent()) {
                begun = true;
                if (value.isEmpty() && isPlainValue(i + 1)) {
                    value = lines[++i];
                }
                keep(label.get(), labelled.group(1), value);
            } else if (begun && !value.isEmpty()) {
                further.add(labelled.group(1) + ": " + value);
            }
        }
        return -1;
    }

    private void keep(Label label, String word, String value) {
        switch (label) {
            case PHONE -> keepPhones(word, value);
            case ADDRESS -> keepAddress(word, value);
            default -> keepOnce(label, word, value);
        }
    }

    private void keepPhones(String word, String value) {
        for (String part : value.split("[,;]")) {
            String phone = part.strip();
            if (PHONE.matcher(phone).matches() && !phones.contains(phone)) {
                phones.add(phone);
            } else if (!phone.isEmpty() && !phones.contains(phone)) {
                further.add(word + ": " + phone);
            }
        }
    }

    private void keepAddress(String word, String value) {
        List<String> addresses = ADDRESS.matcher(value)
                .results()
                .map(found -> found.group())
                .distinct()
                .toList();
        if (addresses.size() == 1) {
            keepOnce(Label.ADDRESS, word, addresses.get(0));
        } else if (!value.isEmpty()) {
            further.add(word + ": " + value);
        }
    }

    private void keepOnce(Label label, String word, String value) {
        if (value.isEmpty()) {
            return;
        }
        if (value.length() > LONGEST_VALUE) {
            further.add(word + ": " + value);
            return;
        }
        String before = values.putIfAbsent(label, value);
        contradictory |= before != null && !before.equals(value);
    }

    private boolean isPlainValue(int line) {
        return line < lines.length
                && !lines[line].isEmpty()
                && !LABELLED.matcher(lines[line]).matches();
    }

    private boolean hasSecondMessage(int messageLine) {
        for (int i = messageLine + 1; i < lines.length; i++) {
            Matcher labelled = LABELLED.matcher(lines[i]);
            if (labelled.matches() && Label.of(labelled.group(1)).orElse(null) == Label.MESSAGE) {
                return true;
            }
        }
        return false;
    }

    private String message(int messageLine) {
        Matcher labelled = LABELLED.matcher(lines[messageLine]);
        List<String> message = new ArrayList<>();
        if (labelled.matches()) {
            message.add(text(labelled));
        }
        message.addAll(List.of(lines).subList(messageLine + 1, lines.length));
        return String.join("\n", message).strip();
    }

    private static String text(Matcher labelled) {
        return labelled.group(2) == null ? "" : labelled.group(2).strip();
    }

    private Optional<String> value(Label label) {
        return Optional.ofNullable(values.get(label));
    }

    /** "Town, Country": the last part after a comma is the country, unless it has digits. */
    private record Place(Optional<String> town, Optional<String> country) {

        static Place of(String value) {
            if (value == null) {
                return new Place(Optional.empty(), Optional.empty());
            }
            int comma = value.lastIndexOf(',');
            String country = value.substring(comma + 1).strip();
            if (comma < 0 || country.isEmpty() || country.chars().anyMatch(Character::isDigit)) {
                return new Place(Optional.of(value), Optional.empty());
            }
            String town = value.substring(0, comma).strip();
            return new Place(Optional.of(town).filter(t -> !t.isEmpty()), Optional.of(country));
        }
    }
}
