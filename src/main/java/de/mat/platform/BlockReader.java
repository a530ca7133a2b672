package de.mat.platform;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Reads the fields of one inquiry. What does not look like a value of its field is kept among the further details. */
final class BlockReader {

    private static final Pattern PHONE = Pattern.compile("\\+?[0-9(][0-9 ()/.\\u2010-\\u2013-]{4,28}");
    private static final Pattern SEVERAL = Pattern.compile("[,;\\n]");
    private static final Pattern ADDRESS =
            Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63}){1,8}");
    private static final int LONGEST_VALUE = 200;

    private final LabelledLines lines;
    private final Block block;
    private final Map<Label, String> values = new EnumMap<>(Label.class);
    private final List<String> phones = new ArrayList<>();
    private final List<String> further = new ArrayList<>();

    private BlockReader(LabelledLines lines, Block block) {
        this.lines = lines;
        this.block = block;
    }

    /**
     * The inquiry of that block.
     *
     * @param mail what the mail tells about all of its inquiries
     */
    static RecognisedInquiry read(LabelledLines lines, Block block, MailFacts mail) {
        BlockReader reader = new BlockReader(lines, block);
        reader.readFields();
        return reader.inquiry(mail);
    }

    private void readFields() {
        int end = block.hasMessage() ? block.message() : block.end();
        for (int i = block.start(); i < end; i++) {
            switch (lines.kind(i)) {
                case LABEL -> keep(i);
                case OTHER_LABEL -> keepFurther(lines.word(i), lines.value(i));
                case TEXT, BLANK -> {
                    continue;
                }
            }
            i = lines.last(i);
        }
    }

    private RecognisedInquiry inquiry(MailFacts mail) {
        Place place = Place.of(values.get(Label.PLACE), values.get(Label.COUNTRY));
        String message = block.hasMessage() ? message() : text();
        return new RecognisedInquiry(
                mail.type(),
                number().or(mail::number),
                value(Label.COMPANY),
                value(Label.PERSON),
                place.town(),
                place.country(),
                phones,
                value(Label.ADDRESS).or(mail::answerAddress),
                value(Label.CATEGORY),
                value(Label.MACHINE),
                block.hasMessage() ? LanguageGuess.of(message) : Optional.empty(),
                message,
                further,
                block.hasMessage());
    }

    private void keep(int line) {
        Label label = lines.label(line);
        String word = lines.word(line);
        switch (label) {
            case PHONE -> keepPhones(word, lines.value(line));
            case ADDRESS -> keepAddress(word, lines.value(line), lines.wholeValue(line));
            case INQUIRY_NUMBER, LISTING_NUMBER -> keepNumber(label, word, lines.value(line));
            case PLACE -> keepOnce(label, word, lines.value(line).replace("\n", ", "));
            default -> keepOnce(label, word, lines.value(line).replace('\n', ' '));
        }
    }

    private void keepPhones(String word, String value) {
        for (String part : SEVERAL.split(value)) {
            String phone = part.strip();
            if (PHONE.matcher(phone).matches()) {
                if (!phones.contains(phone)) {
                    phones.add(phone);
                }
            } else {
                keepFurther(word, phone);
            }
        }
    }

    private void keepAddress(String word, String value, String whole) {
        List<String> addresses = ADDRESS.matcher(whole)
                .results()
                .map(MatchResult::group)
                .distinct()
                .toList();
        if (addresses.size() == 1) {
            keepOnce(Label.ADDRESS, word, addresses.get(0));
        } else {
            keepFurther(word, value);
        }
    }

    private void keepNumber(Label label, String word, String value) {
        Optional<String> number = ExternalNumber.of(value);
        if (number.isPresent()) {
            keepOnce(label, word, number.get());
        }
        if (number.isEmpty() || label == Label.LISTING_NUMBER && values.containsKey(Label.INQUIRY_NUMBER)) {
            keepFurther(word, value);
        }
    }

    private void keepOnce(Label label, String word, String value) {
        if (value.length() > LONGEST_VALUE) {
            keepFurther(word, value);
        } else if (!value.isEmpty()) {
            values.putIfAbsent(label, value);
        }
    }

    private void keepFurther(String word, String value) {
        if (!value.isEmpty()) {
            further.add(word + ": " + value.replace('\n', ' '));
        }
    }

    /** That of the inquiry before that of the machine. */
    private Optional<String> number() {
        return value(Label.INQUIRY_NUMBER).or(() -> value(Label.LISTING_NUMBER));
    }

    private Optional<String> value(Label label) {
        return Optional.ofNullable(values.get(label));
    }

    /** Up to the end of the cell it stands in, or to a rule that the platform has drawn, else to the end of the block. */
    private String message() {
        int first = block.message();
        List<String> message = new ArrayList<>();
        message.add(lines.inline(first));
        int cell = cellOfMessage();
        for (int i = first + 1; i < block.end(); i++) {
            Line line = lines.line(i);
            if (isDrawn(line) || cell != 0 && !line.isBlank() && !line.cells().contains(cell)) {
                break;
            }
            message.add(line.whole());
        }
        return strip(message);
    }

    /** The cell that holds the message and nothing else of the block below its label; 0 outside of tables. */
    private int cellOfMessage() {
        Line label = lines.line(block.message());
        if (label.valueCell() != 0 || !lines.inline(block.message()).isEmpty()) {
            return label.valueCell() != 0 ? label.valueCell() : label.cell();
        }
        for (int i = block.message() + 1; i < block.end(); i++) {
            Line line = lines.line(i);
            if (line.valueCell() != 0 || line.inValue()) {
                return line.valueCell() != 0 ? line.valueCell() : line.cell();
            }
            if (!line.isBlank()) {
                return line.cell() != 0 && isAloneInCell(label) ? line.cell() : label.cell();
            }
        }
        return label.cell();
    }

    private boolean isAloneInCell(Line label) {
        for (int i = block.start(); i < block.message(); i++) {
            if (lines.line(i).cell() == label.cell()) {
                return false;
            }
        }
        return label.cell() != 0;
    }

    private static boolean isDrawn(Line line) {
        return line.text().indexOf(MarkedHtml.RULE) >= 0;
    }

    private String text() {
        List<String> text = new ArrayList<>();
        for (int i = block.start(); i < block.end(); i++) {
            if (!isDrawn(lines.line(i))) {
                text.add(lines.line(i).whole());
            }
        }
        return strip(text);
    }

    private static String strip(List<String> lines) {
        return String.join("\n", lines).strip();
    }

    /** "Town, Country": the last part after a comma is the country, unless it has digits or the country is told apart. */
    private record Place(Optional<String> town, Optional<String> country) {

        static Place of(String value, String country) {
            if (value == null) {
                return new Place(Optional.empty(), Optional.ofNullable(country));
            }
            int comma = value.lastIndexOf(',');
            String last = value.substring(comma + 1).strip();
            if (comma < 0
                    || last.isEmpty()
                    || last.chars().anyMatch(Character::isDigit)
                    || country != null && !country.equalsIgnoreCase(last)) {
                return new Place(Optional.of(value), Optional.ofNullable(country));
            }
            String town = value.substring(0, comma).strip();
            return new Place(Optional.of(town).filter(t -> !t.isEmpty()), Optional.of(last));
        }
    }
}
