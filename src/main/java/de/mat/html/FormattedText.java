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

    /** This text with the signature below; formatted as soon as one of the two is. An empty signature changes nothing. */
    public FormattedText signedWith(FormattedText signature) {
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
