package de.mat.mailing;

import de.mat.html.FormattedText;
import java.util.Optional;
import org.jsoup.nodes.Entities;

/** What stands below every bulk mail: why somebody gets it, the right to object and how to use it, and the Impressum. */
final class MailingFoot {

    /** The field with the address of the page where a recipient leaves. */
    static final String LEAVE = "leave";

    private static final String FIELD = "{{" + LEAVE + "}}";

    private final MailingWords words;
    private final String imprint;
    private final boolean byLink;

    MailingFoot(MailingLanguage language, String imprint, boolean byLink) {
        words = MailingWords.in(language);
        // A text of the dealer's own has no fields, whatever stands in it
        this.imprint = imprint.replace("{{", "{ {");
        this.byLink = byLink;
    }

    FormattedText words() {
        return new FormattedText(text(), Optional.of(html()));
    }

    private String text() {
        return "\n\n--------\n" + words.get("why") + "\n"
                + (byLink ? words.get("link") + "\n" + words.get("leave") + ": " + FIELD : words.get("answer"))
                + "\n\n" + imprint;
    }

    private String html() {
        return "<div style=\"margin-top:32px;padding-top:12px;border-top:1px solid #d9dee5;color:#52606d;font-size:12px;line-height:1.5\"><p>"
                + Entities.escape(words.get("why")) + "<br />"
                + (byLink
                        ? Entities.escape(words.get("link")) + " <a href=\"" + FIELD + "\">"
                                + Entities.escape(words.get("leave")) + "</a>"
                        : Entities.escape(words.get("answer")))
                + "</p><p>" + Entities.escape(imprint).replace("\n", "<br />") + "</p></div>";
    }
}
