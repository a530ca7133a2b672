package de.mat.platform;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The lines of a mail. In HTML they keep what its layout tells: the text is made as for a reader, with marks in it (characters that no
 * mail may hold) where labels are set off and where cells begin and end, and the marks are taken out again line by line.
 */
final class MailLines {

    private static final Pattern LINE_BREAK = Pattern.compile("\\R");

    private MailLines() {}

    /** The lines of plain text. */
    static List<Line> ofText(String text) {
        return LINE_BREAK
                .splitAsStream(clean(text))
                .map(String::stripTrailing)
                .map(Line::plain)
                .toList();
    }

    /** The lines of HTML. */
    static List<Line> ofHtml(String html) {
        MarkedHtml marked = MarkedHtml.of(html);
        String[] shown = clean(marked.shown()).split("\n", -1);
        String[] whole = clean(marked.whole()).split("\n", -1);
        List<Line> lines = new ArrayList<>();
        Cells cells = new Cells();
        for (int i = 0; i < shown.length; i++) {
            lines.add(cells.line(shown[i], whole[i]));
        }
        return lines;
    }

    /** With plain spaces alone, and without what nobody sees. */
    private static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            switch (character) {
                case '\u00a0', '\u2007', '\u2009', '\u202f' -> clean.append(' ');
                case '\u200b', '\ufeff', '\u00ad' -> {
                    // nobody sees it
                }
                default -> clean.append(character);
            }
        }
        return clean.toString();
    }

    /** Keeps count of the cells that are open. */
    private static final class Cells {

        private final Deque<Cell> open = new ArrayDeque<>();
        private int last;

        private record Cell(int number, boolean value) {}

        Line line(String shown, String whole) {
            StringBuilder text = new StringBuilder();
            List<Cell> around = null;
            boolean setOff = false;
            int valueCell = 0;
            for (char character : shown.toCharArray()) {
                switch (character) {
                    case MarkedHtml.SET_OFF -> setOff |= around == null;
                    case MarkedHtml.CELL -> open.addLast(new Cell(++last, false));
                    case MarkedHtml.VALUE_CELL -> {
                        open.addLast(new Cell(++last, true));
                        valueCell = last;
                    }
                    case MarkedHtml.CELL_END -> open.pollLast();
                    default -> {
                        around = around == null && character != ' ' ? List.copyOf(open) : around;
                        text.append(character);
                    }
                }
            }
            List<Cell> place = around == null ? List.copyOf(open) : around;
            boolean begins = place.contains(new Cell(valueCell, true));
            String plain = text.toString().strip();
            return new Line(
                    plain,
                    MarkedHtml.withoutMarks(whole).strip(),
                    setOff || plain.startsWith("*"),
                    place.stream().anyMatch(Cell::value),
                    place.stream().map(Cell::number).toList(),
                    begins ? 0 : valueCell);
        }
    }
}
