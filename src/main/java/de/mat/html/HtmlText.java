package de.mat.html;

import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/**
 * The text a person reads in HTML. Block elements and {@code br} break the line, everything else stays on it, each table row is a
 * line; a link keeps its target when the text does not already say it. The result is plain text: it still must be escaped.
 */
public final class HtmlText {

    /** Not shown by any reader of mail. */
    private static final Set<String> HIDDEN = Set.of(
            "head",
            "title",
            "style",
            "script",
            "noscript",
            "template",
            "object",
            "iframe",
            "svg",
            "math",
            "select",
            "textarea",
            "audio",
            "video");

    /** Begin a line of their own; a paragraph also keeps an empty line around it. */
    private static final Set<String> PARAGRAPHS =
            Set.of("p", "ul", "ol", "dl", "table", "blockquote", "pre", "h1", "h2", "h3", "h4", "h5", "h6");

    private static final Pattern SPACES = Pattern.compile("[\\s\\u00a0]+");
    private static final Pattern MORE_THAN_ONE_EMPTY_LINE = Pattern.compile(" *+\\n(?: *+\\n)++");
    private static final Pattern SCHEME = Pattern.compile("(?i)^(https?://|mailto:|tel:)");
    private static final Pattern SHOWN_TARGET = Pattern.compile("(?i)^(https?|mailto|tel):.*");

    private HtmlText() {}

    /** A text as it stands in HTML, also in an attribute. */
    public static String escaped(String text) {
        return Entities.escape(text).replace("\"", "&quot;").replace("'", "&#39;");
    }

    /** The text of the HTML; lines end with {@code \n}, none at the end, never two empty lines in a row. */
    public static String of(String html) {
        return of(Jsoup.parse(html));
    }

    /** The same of HTML that was parsed already. */
    public static String of(Document document) {
        Writer writer = new Writer();
        NodeTraversor.traverse(writer, document.body());
        return MORE_THAN_ONE_EMPTY_LINE.matcher(writer.text).replaceAll("\n\n").strip();
    }

    /** Walks through the document and writes what is to be seen. */
    private static final class Writer implements NodeVisitor {

        private final StringBuilder text = new StringBuilder();
        private Element hidden;
        private int linkStart;
        private int preformatted;

        @Override
        public void head(Node node, int depth) {
            if (hidden != null) {
                return;
            }
            if (node instanceof TextNode words) {
                append(words);
            } else if (node instanceof Element element) {
                open(element);
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (hidden != null) {
                hidden = node == hidden ? null : hidden;
                return;
            }
            if (node instanceof Element element) {
                close(element);
            }
        }

        private void open(Element element) {
            String name = element.normalName();
            if (HIDDEN.contains(name)) {
                hidden = element;
                return;
            }
            switch (name) {
                case "br" -> text.append('\n');
                case "li" -> {
                    breakLine();
                    text.append("- ");
                }
                case "td", "th" -> separateCell();
                case "a" -> linkStart = text.length();
                case "pre" -> {
                    preformatted++;
                    breakAround(element);
                }
                default -> breakAround(element);
            }
        }

        private void close(Element element) {
            switch (element.normalName()) {
                case "br", "td", "th" -> {
                    // their start said it all
                }
                case "a" -> appendTarget(element.attr("href").strip());
                case "pre" -> {
                    preformatted--;
                    breakAround(element);
                }
                default -> breakAround(element);
            }
        }

        private void breakAround(Element element) {
            if (PARAGRAPHS.contains(element.normalName())) {
                breakParagraph();
            } else if (element.isBlock()) {
                breakLine();
            }
        }

        private void append(TextNode words) {
            if (preformatted > 0) {
                text.append(words.getWholeText());
                return;
            }
            String flowing = words.text();
            text.append(atStartOfWord() ? flowing.stripLeading() : flowing);
        }

        private void appendTarget(String target) {
            String shown = text.substring(Math.min(linkStart, text.length())).strip();
            if (SHOWN_TARGET.matcher(target).matches()
                    && !shown.isEmpty()
                    && !bare(target).equalsIgnoreCase(bare(shown))) {
                trimSpaces();
                text.append(" (").append(SPACES.matcher(target).replaceAll("")).append(')');
            }
        }

        private static String bare(String address) {
            String without = SCHEME.matcher(address).replaceFirst("");
            return without.endsWith("/") ? without.substring(0, without.length() - 1) : without;
        }

        private void separateCell() {
            if (!atStartOfWord()) {
                text.append(' ');
            }
        }

        private void breakParagraph() {
            breakLine();
            if (!text.isEmpty() && !endsWith("\n\n")) {
                text.append('\n');
            }
        }

        private void breakLine() {
            trimSpaces();
            if (!text.isEmpty() && !endsWith("\n")) {
                text.append('\n');
            }
        }

        private void trimSpaces() {
            int end = text.length();
            while (end > 0 && text.charAt(end - 1) == ' ') {
                end--;
            }
            text.setLength(end);
        }

        private boolean atStartOfWord() {
            return text.isEmpty() || Character.isWhitespace(text.charAt(text.length() - 1));
        }

        private boolean endsWith(String end) {
            int from = text.length() - end.length();
            return from >= 0 && text.substring(from).equals(end);
        }
    }
}
