package de.mat.platform;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/** Puts the marks of {@link MarkedHtml} at the labels of a document and around its cells, and each label on a line of its own. */
final class LabelMarker {

    private static final Pattern BOLD = Pattern.compile("(?i)font-weight\\s*:\\s*(bold|[6-9]00)");
    private static final String CELLS = "td, th, dt, dd";
    private static final String INLINE = "b, strong, em, i, u, span, font, label, small";
    private static final Set<String> STRONG = Set.of("b", "strong");

    /** Each one moves all that is behind it: a hostile mail must not have too many. */
    private static final int MOST_BREAKS = 2_000;

    private final Document document;
    private final Set<Element> aroundLabels = Collections.newSetFromMap(new IdentityHashMap<>());
    private boolean colons;
    private int breaks;

    LabelMarker(Document document) {
        this.document = document;
    }

    void mark() {
        List<Element> cells = document.select(CELLS);
        colons = haveColons(cells);
        cells.stream().filter(this::isLabel).forEach(this::noteParents);
        cells.forEach(this::markCell);
        document.select(INLINE).forEach(this::markInline);
    }

    /** Whether the labels that stand in cells of their own have colons. */
    private static boolean haveColons(List<Element> cells) {
        long labels = 0;
        long withColon = 0;
        for (Element cell : cells) {
            Optional<String> words = ShortText.of(cell).filter(LabelMarker::isKnown);
            labels += words.isPresent() ? 1 : 0;
            withColon += words.filter(label -> label.endsWith(":")).isPresent() ? 1 : 0;
        }
        return withColon * 2 >= labels;
    }

    private void noteParents(Element label) {
        Element parent = label.parent();
        while (parent != null && aroundLabels.add(parent)) {
            parent = parent.parent();
        }
    }

    private void markCell(Element cell) {
        boolean isLabel = isLabel(cell);
        if (isLabel) {
            if (!endsWithColon(cell)) {
                cell.appendText(":");
            }
            cell.prependText(String.valueOf(MarkedHtml.SET_OFF));
            if (cell.previousElementSibling() != null) {
                breakBefore(cell);
            }
        }
        boolean isValue = !isLabel
                && !aroundLabels.contains(cell)
                && labelBefore(cell).filter(this::isLabel).isPresent();
        cell.prependText(String.valueOf(isValue ? MarkedHtml.VALUE_CELL : MarkedHtml.CELL));
        cell.appendText(String.valueOf(MarkedHtml.CELL_END));
    }

    private void markInline(Element inline) {
        Optional<String> words = ShortText.of(inline);
        if (words.isEmpty()) {
            return;
        }
        boolean colonInside = words.get().endsWith(":");
        boolean strong = STRONG.contains(inline.normalName())
                || BOLD.matcher(inline.attr("style")).find();
        if (!colonInside && !strong) {
            return;
        }
        inline.prependText(String.valueOf(MarkedHtml.SET_OFF));
        if ((colonInside || isColon(inline.nextSibling())) && isKnown(words.get()) && followsWords(inline)) {
            breakBefore(inline);
        }
    }

    private void breakBefore(Element element) {
        if (++breaks <= MOST_BREAKS) {
            element.before(new Element("br"));
        }
    }

    private static boolean isColon(Node next) {
        return next instanceof TextNode text && text.text().strip().startsWith(":");
    }

    /** Whether something else stands before it on its line. */
    private static boolean followsWords(Element inline) {
        Node before = inline.previousSibling();
        while (before instanceof TextNode text
                && MarkedHtml.withoutMarks(text.text()).isBlank()) {
            before = before.previousSibling();
        }
        return before instanceof TextNode
                || before instanceof Element element && !element.isBlock() && !element.nameIs("br");
    }

    /** The cell before this one in its row, or the only one of the row above. */
    private static Optional<Element> labelBefore(Element cell) {
        Element before = cell.previousElementSibling();
        while (before != null && before.nameIs("br")) {
            before = before.previousElementSibling();
        }
        if (before != null) {
            return Optional.of(before);
        }
        return Optional.ofNullable(cell.parent())
                .map(Element::previousElementSibling)
                .filter(row -> row.nameIs("tr") && row.childrenSize() == 1)
                .map(Element::firstElementChild);
    }

    /** A cell with a label and nothing else. Where labels have no colons, it is a known word, or the first of two cells. */
    private boolean isLabel(Element cell) {
        if (colons) {
            return endsWithColon(cell);
        }
        return ShortText.of(cell)
                .filter(words -> isKnown(words) || isFirstOfTwo(cell))
                .isPresent();
    }

    private static boolean isFirstOfTwo(Element cell) {
        return cell.nameIs("td")
                && cell.previousElementSibling() == null
                && cell.parent() != null
                && cell.parent().childrenSize() == 2;
    }

    private static boolean endsWithColon(Element cell) {
        return ShortText.of(cell)
                .filter(words -> words.length() > 1 && words.endsWith(":"))
                .isPresent();
    }

    private static boolean isKnown(String words) {
        return Labels.isKnown(Labels.fold(words.replace(":", " ")));
    }

    /** The text of an element that is so short that it may be a label. Gives up early: cells may hold whole mails, nested deep. */
    private static final class ShortText implements NodeFilter {

        private static final int LONGEST = 60;

        private final StringBuilder words = new StringBuilder();
        private int nodes;

        static Optional<String> of(Element element) {
            ShortText text = new ShortText();
            element.filter(text);
            String words = MarkedHtml.withoutMarks(text.words.toString())
                    .replace('\u00a0', ' ')
                    .strip();
            return text.isTooLong() || words.isEmpty() ? Optional.empty() : Optional.of(words);
        }

        @Override
        public FilterResult head(Node node, int depth) {
            nodes++;
            if (node instanceof TextNode text) {
                words.append(text.text());
            }
            return isTooLong() ? FilterResult.STOP : FilterResult.CONTINUE;
        }

        private boolean isTooLong() {
            return nodes > LONGEST || words.length() > LONGEST;
        }
    }
}
