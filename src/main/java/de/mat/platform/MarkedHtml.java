package de.mat.platform;

import de.mat.html.HtmlText;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.Elements;

/**
 * The text of HTML with marks in it where a label is set off from its value, and where cells of tables begin and end. The marks are
 * characters of the private use area; any that were there before are taken out first.
 *
 * @param shown as a reader sees it
 * @param whole the same lines with the targets of links
 */
record MarkedHtml(String shown, String whole) {

    static final char SET_OFF = '\uE000';
    static final char CELL = '\uE001';
    static final char VALUE_CELL = '\uE002';
    static final char CELL_END = '\uE003';
    static final char RULE = '\uE004';

    private static final Pattern MARKS = Pattern.compile("[\\uE000-\\uE004]");
    private static final Pattern LAYOUT_MARKS = Pattern.compile("[\\uE000-\\uE003]");

    private static final Pattern MAIL_LINK = Pattern.compile("(?i)\\s*mailto:");
    private static final Pattern PHONE_LINK = Pattern.compile("(?i)\\s*tel:");

    static MarkedHtml of(String html) {
        Document document = Jsoup.parse(html);
        document.nodeStream(TextNode.class).toList().forEach(MarkedHtml::unmark);
        document.select("hr").forEach(MarkedHtml::writeRule);
        Elements links = document.select("a[href]");
        links.forEach(MarkedHtml::shortenTarget);
        new LabelMarker(document).mark();
        String whole = HtmlText.of(document);
        if (links.isEmpty()) {
            return new MarkedHtml(whole, whole);
        }
        links.removeAttr("href");
        return new MarkedHtml(HtmlText.of(document), whole);
    }

    /** The text without the marks for labels and cells; a rule stays one. */
    static String withoutMarks(String text) {
        return LAYOUT_MARKS.matcher(text).replaceAll("");
    }

    private static void unmark(TextNode text) {
        String words = text.getWholeText();
        if (MARKS.matcher(words).find()) {
            text.text(MARKS.matcher(words).replaceAll(""));
        }
    }

    private static void writeRule(Element rule) {
        rule.replaceWith(new Element("div").appendText(String.valueOf(RULE)));
    }

    private static void shortenTarget(Element link) {
        String target = link.attr("href");
        if (MAIL_LINK.matcher(target).lookingAt()) {
            link.attr("href", target.replaceFirst("\\?.*", ""));
        } else if (PHONE_LINK.matcher(target).lookingAt()) {
            link.removeAttr("href");
        }
    }
}
