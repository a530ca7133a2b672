package de.mat.html;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.owasp.html.AttributePolicy;
import org.owasp.html.CssSchema;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * Lets through only HTML that can do no harm: from an allow-list, never by removing known evil. What it returns is final; nothing
 * may change the text after it.
 */
public final class HtmlSanitizer {

    /** Largest inline picture, in characters of its data URL: about 190 kB of picture. */
    public static final int LARGEST_INLINE_IMAGE = 256 * 1024;

    private static final String[] TEXT_ELEMENTS = {
        "p",
        "div",
        "br",
        "hr",
        "span",
        "b",
        "strong",
        "i",
        "em",
        "u",
        "s",
        "strike",
        "del",
        "ins",
        "sub",
        "sup",
        "small",
        "big",
        "font",
        "center",
        "blockquote",
        "pre",
        "code",
        "tt",
        "address",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6"
    };
    private static final String[] TABLE_ELEMENTS = {
        "table", "caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "th", "td"
    };

    /** Nothing that positions, loads or overlays; the names with brackets are functions of colour values. */
    private static final CssSchema SAFE_CSS = CssSchema.withProperties(List.of(
            "font",
            "font-family",
            "font-size",
            "font-style",
            "font-variant",
            "font-weight",
            "line-height",
            "letter-spacing",
            "word-spacing",
            "word-wrap",
            "white-space",
            "color",
            "background-color",
            "rgb()",
            "rgba()",
            "hsl()",
            "hsla()",
            "text-align",
            "text-decoration",
            "text-indent",
            "text-transform",
            "vertical-align",
            "direction",
            "width",
            "min-width",
            "max-width",
            "height",
            "min-height",
            "max-height",
            "padding",
            "padding-top",
            "padding-right",
            "padding-bottom",
            "padding-left",
            "margin",
            "margin-top",
            "margin-right",
            "margin-bottom",
            "margin-left",
            "border",
            "border-top",
            "border-right",
            "border-bottom",
            "border-left",
            "border-color",
            "border-style",
            "border-width",
            "border-top-color",
            "border-top-style",
            "border-top-width",
            "border-right-color",
            "border-right-style",
            "border-right-width",
            "border-bottom-color",
            "border-bottom-style",
            "border-bottom-width",
            "border-left-color",
            "border-left-style",
            "border-left-width",
            "border-radius",
            "border-collapse",
            "border-spacing",
            "empty-cells",
            "table-layout",
            "list-style-type"));

    private static final Pattern LINK = Pattern.compile("(?i)(https?://|mailto:|tel:)[^\\p{Cntrl}\\s]+");
    private static final Pattern SECURE_ADDRESS = Pattern.compile("(?i)https://[^\\p{Cntrl}\\s]+");
    private static final Pattern CONTENT_ID = Pattern.compile("(?i)cid:[A-Za-z0-9!#$%&'*+/=?^_`{|}~.@-]{1,250}");
    private static final Pattern INLINE_IMAGE =
            Pattern.compile("(?i)data:image/(png|jpeg|gif);base64,[A-Za-z0-9+/]+={0,2}");

    private static final AttributePolicy LINKS =
            (element, attribute, value) -> LINK.matcher(value).matches() ? value : null;
    private static final AttributePolicy ALL_IMAGES = (element, attribute, value) -> isInlineImage(value)
                    || SECURE_ADDRESS.matcher(value).matches()
                    || CONTENT_ID.matcher(value).matches()
            ? value
            : null;

    private static final PolicyFactory OUTGOING = common().allowStyling(SAFE_CSS)
            .allowUrlProtocols("http", "https", "mailto", "tel", "cid", "data")
            .allowAttributes("src")
            .matching(ALL_IMAGES)
            .onElements("img")
            .toFactory();

    private HtmlSanitizer() {}

    /**
     * What a user of ours wrote or pasted, before it is kept, shown or sent: tables, lists, links, pictures by https, inline or by
     * Content-ID, and a list of safe CSS properties in style attributes. Inline pictures above the limit are left out.
     */
    public static String outgoing(String html) {
        return OUTGOING.sanitize(html);
    }

    /**
     * What a stranger sent: no style at all, nothing that would be loaded from anywhere, and no links; a link's address is told by its
     * title.
     *
     * @param pictures the data URL of a picture that came with the HTML, by its Content-ID; held to the same limit as those in the HTML
     */
    public static String incoming(String html, Function<String, Optional<String>> pictures) {
        return common().allowUrlProtocols("http", "https", "mailto", "tel", "cid", "data")
                .allowElements(HtmlSanitizer::showLink, "a")
                .allowAttributes("src")
                .matching((element, attribute, value) -> inlineImage(value, pictures))
                .onElements("img")
                .toFactory()
                .sanitize(html);
    }

    /** Attributes are names and values in turn. */
    private static String showLink(String element, List<String> attributes) {
        int address = attributes.indexOf("href");
        String title = address < 0 ? "" : attributes.get(address + 1);
        attributes.clear();
        attributes.add("title");
        attributes.add(title);
        return "u";
    }

    private static String inlineImage(String url, Function<String, Optional<String>> pictures) {
        String source = CONTENT_ID.matcher(url).matches()
                ? pictures.apply(url.substring("cid:".length())).orElse("")
                : url;
        return isInlineImage(source) ? source : null;
    }

    private static HtmlPolicyBuilder common() {
        return new HtmlPolicyBuilder()
                .allowElements(TEXT_ELEMENTS)
                .allowElements(TABLE_ELEMENTS)
                .allowElements("a", "img")
                .allowAttributes("href")
                .matching(LINKS)
                .onElements("a")
                .allowAttributes("alt", "width", "height", "border")
                .onElements("img")
                .allowAttributes("dir", "lang", "title")
                .globally()
                .allowAttributes("align")
                .onElements(
                        "p",
                        "div",
                        "hr",
                        "img",
                        "table",
                        "caption",
                        "colgroup",
                        "col",
                        "thead",
                        "tbody",
                        "tfoot",
                        "tr",
                        "th",
                        "td")
                .allowAttributes("valign", "bgcolor", "width", "height")
                .onElements(TABLE_ELEMENTS)
                .allowAttributes("border", "cellpadding", "cellspacing")
                .onElements("table")
                .allowAttributes("colspan", "rowspan")
                .onElements("th", "td")
                .allowAttributes("span")
                .onElements("colgroup", "col")
                .allowAttributes("color", "face", "size")
                .onElements("font")
                .allowAttributes("start", "type")
                .onElements("ol", "ul", "li");
    }

    private static boolean isInlineImage(String url) {
        return url.length() <= LARGEST_INLINE_IMAGE
                && url.regionMatches(true, 0, "data:image/", 0, 11)
                && INLINE_IMAGE.matcher(url).matches();
    }
}
