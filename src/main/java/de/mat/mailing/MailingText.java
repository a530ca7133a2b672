package de.mat.mailing;

import de.mat.contact.RecipientCandidate;
import de.mat.delivery.BulkMessage;
import de.mat.html.FormattedText;
import de.mat.html.HtmlText;
import de.mat.mail.Attachment;
import de.mat.mailing.MailingProblem.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a mailing says: once with fields for everybody, and the values of those fields for each recipient. At its foot, below the signature,
 * stand why somebody gets it, how to object, and the Impressum. Preview, test mail and the mails themselves are made of this alone.
 */
public final class MailingText {

    /** How {@link de.mat.delivery.DeliveryOutcome}s name a mailing, with its id behind it. */
    public static final String SOURCE = "mailing:";

    /** Characters of a subject that is filled in: as many as a header takes. */
    private static final int LONGEST_SUBJECT = 900;

    /** Where the cursor stood last. */
    private static final Pattern EMPTY_END = Pattern.compile("(?:<p>(?:<br />|[\\s\\u00a0]++)*+</p>\\s*+)++$");

    private static final int LONGEST_TEXT = 150_000;

    /** Different placeholders: the values of each recipient are kept until the mail is sent. */
    private static final int MOST_FIELDS = 25;

    private final Long id;
    private final MailingLanguage language;
    private final FilledText fields = new FilledText();
    private final String subject;
    private final FormattedText body;
    private final List<MailingProblem> problems;

    /**
     * @param imprint the dealer's name and postal address
     * @param byLink whether recipients can leave by a link; else by an answer
     */
    public MailingText(Mailing mailing, String imprint, boolean byLink) {
        id = mailing.getId();
        language = mailing.getLanguage();
        subject = fields.ofText(mailing.getSubject());
        String html = fields.ofHtml(EMPTY_END.matcher(mailing.getHtml()).replaceFirst(""));
        body = new FormattedText(HtmlText.of(html), Optional.of("<div>" + html + "</div>"))
                .withFoot(new MailingFoot(language, imprint, byLink).words());
        problems = problems(mailing, imprint);
    }

    private List<MailingProblem> problems(Mailing mailing, String imprint) {
        List<MailingProblem> found = new ArrayList<>();
        if (mailing.getSubject().isBlank()) {
            found.add(MailingProblem.of(Kind.NO_SUBJECT));
        }
        FilledText.unknown(mailing.getSubject(), false)
                .forEach(each -> found.add(new MailingProblem(Kind.SUBJECT_PLACEHOLDER, each)));
        if (subject.length() + subject.split("\\{\\{", -1).length * Placeholder.LONGEST_VALUE > LONGEST_SUBJECT) {
            found.add(MailingProblem.of(Kind.SUBJECT_TOO_LONG));
        }
        if (HtmlText.of(mailing.getHtml()).isBlank() && !mailing.getHtml().contains("<img")) {
            found.add(MailingProblem.of(Kind.NO_TEXT));
        }
        FilledText.unknown(mailing.getHtml(), true)
                .forEach(each -> found.add(new MailingProblem(Kind.TEXT_PLACEHOLDER, each)));
        if (body.text().length() > LONGEST_TEXT) {
            found.add(MailingProblem.of(Kind.TEXT_TOO_LONG));
        }
        if (fields.places().size() > MOST_FIELDS) {
            found.add(MailingProblem.of(Kind.TOO_MANY_PLACEHOLDERS));
        }
        if (imprint.isBlank()) {
            found.add(MailingProblem.of(Kind.NO_IMPRINT));
        }
        return List.copyOf(found);
    }

    /** Why it must not go out; empty when it may. */
    public List<MailingProblem> problems() {
        return problems;
    }

    /** The message for everybody, with fields. */
    public BulkMessage message(List<Attachment> files) {
        return new BulkMessage(SOURCE + id, subject, body, files);
    }

    /**
     * The values of all fields for this recipient: whatever somebody wrote into a contact, it is one line of plain text.
     *
     * @param leave the address of the page where this recipient leaves; needed if recipients can leave by a link
     */
    public Map<String, String> values(RecipientCandidate recipient, Optional<String> leave) {
        Map<String, String> values = new LinkedHashMap<>();
        fields.places()
                .forEach((name, place) -> values.put(
                        name,
                        place.placeholder()
                                .value(recipient, language)
                                .orElse(Optional.ofNullable(place.fallback())
                                        .orElse(place.placeholder().fallback(language)))));
        leave.ifPresent(address -> values.put(MailingFoot.LEAVE, address));
        return values;
    }
}
