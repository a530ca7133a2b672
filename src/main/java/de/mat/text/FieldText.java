package de.mat.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with fields like {@code {{name}}}, taken to pieces once and filled in for each recipient. In HTML that was sanitised a comment
 * stands between the first two braces; such a field is one too.
 */
public record FieldText(List<Piece> pieces) {

    private static final Pattern FIELD = Pattern.compile("\\{(?:<!-- -->)?\\{([A-Za-z][A-Za-z0-9_.-]{0,39})\\}\\}");

    /** Words as they are, or the name of a field. */
    public record Piece(String text, boolean field) {}

    public FieldText {
        pieces = List.copyOf(pieces);
    }

    public static FieldText of(String text) {
        List<Piece> pieces = new ArrayList<>();
        int end = 0;
        Matcher field = FIELD.matcher(text);
        while (field.find()) {
            addWords(pieces, text.substring(end, field.start()));
            pieces.add(new Piece(field.group(1), true));
            end = field.end();
        }
        addWords(pieces, text.substring(end));
        return new FieldText(pieces);
    }

    private static void addWords(List<Piece> pieces, String words) {
        if (!words.isEmpty()) {
            pieces.add(new Piece(words, false));
        }
    }

    /** The names of its fields. */
    public Set<String> names() {
        Set<String> names = new TreeSet<>();
        pieces.stream().filter(Piece::field).forEach(piece -> names.add(piece.text()));
        return names;
    }

    /** The text with these values in place of the fields. */
    public String filled(UnaryOperator<String> valueOf) {
        StringBuilder filled = new StringBuilder();
        pieces.forEach(piece -> filled.append(piece.field() ? valueOf.apply(piece.text()) : piece.text()));
        return filled.toString();
    }
}
