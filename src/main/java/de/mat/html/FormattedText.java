package de.mat.html;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Entities;

/**
 * A text in the two forms a mail carries it: always as plain text, and as HTML when it is formatted. The HTML has been sanitised
 * for sending.
 */
public record FormattedText(String text, Optional<String> html) {

    /** Between body and signature of a plain text (RFC 3676, 4.3); readers fold away what follows. */
    private static final String SIGNATURE_DASHES = "\n\n-- \n";

    /** Before a foot, in the two forms. Nobody can type them: what is written loses control characters, and its HTML comments. */
    private static final String FOOT_OF_TEXT = "\u001f";

    private static final String FOOT_OF_HTML = "<!--foot-->";

    private static final Pattern LINE_BREAK = Pattern.compile("\r\n|\r|\n");

    public FormattedText {
        Objects.requireNonNull(text);
        Objects.requireNonNull(html);
    }

    /** Plain text without formatting. */
    public static FormattedText plain(String text) {
        return new FormattedText(text, Optional.empty());
    }

    /** Formatted text: sanitised here, and its plain form made from it. */
    public static FormattedText formatted(String html) {
        String clean = HtmlSanitizer.outgoing(html);
        return new FormattedText(HtmlText.of(clean), Optional.of(clean));
    }

    /** This letter, formatted, with something below that is no part of it: a signature comes between the two. */
    public FormattedText withFoot(FormattedText foot) {
        return new FormattedText(text + FOOT_OF_TEXT + foot.text, Optional.of(asHtml() + FOOT_OF_HTML + foot.asHtml()));
    }

    /** This text with the signature below, but above its foot; formatted as soon as one of the two is. An empty signature changes nothing. */
    public FormattedText signedWith(FormattedText signature) {
        int foot = text.indexOf(FOOT_OF_TEXT);
        if (foot < 0) {
            return signedAtTheEnd(signature);
        }
        String whole = asHtml();
        int footOfHtml = whole.indexOf(FOOT_OF_HTML);
        FormattedText signed = new FormattedText(text.substring(0, foot), Optional.of(whole.substring(0, footOfHtml)))
                .signedAtTheEnd(signature);
        return new FormattedText(
                signed.text + text.substring(foot + FOOT_OF_TEXT.length()),
                Optional.of(signed.asHtml() + whole.substring(footOfHtml + FOOT_OF_HTML.length())));
    }

    private FormattedText signedAtTheEnd(FormattedText signature) {
        if (signature.text.isBlank()
                && signature.html.filter(html -> html.contains("<img")).isEmpty()) {
            return this;
        }
        String signedText = text + SIGNATURE_DASHES + signature.text;
        if (html.isEmpty() && signature.html.isEmpty()) {
            return plain(signedText);
        }
        return new FormattedText(signedText, Optional.of(asHtml() + "<br />" + signature.asHtml()));
    }

    /** The HTML form; of an unformatted text its lines, escaped. */
    public String asHtml() {
        return html.orElseGet(() -> "<div>" + escapedLines() + "</div>");
    }

    private String escapedLines() {
        return Entities.escape(LINE_BREAK.matcher(text).replaceAll("\n")).replace("\n", "<br />");
    }
}
