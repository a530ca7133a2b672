package de.mat.platform;

import de.mat.html.HtmlText;
import de.mat.mail.ReceivedMail;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Turns a platform's mail into the fields of its inquiries: by its labels, else with its whole text as the message. There is always
 * a result; {@link RecognisedInquiry#complete} tells how far to trust it.
 */
public final class PlatformReader {

    /** The subject of Machineseeker's mails with wanted ads. */
    private static final String WANTED_AD_SUBJECT = "Kategorie-Anfragen";

    private static final Pattern ANSWER =
            Pattern.compile("(?i)(re|aw|antw|sv|odp|r|rif|res|ynt|vs)( ?\\[\\d{1,3}])? ?:.*");

    private PlatformReader() {}

    /** Reads a mail of that sender; at least one inquiry is the result, several when the platform has put them into one mail. */
    public static List<RecognisedInquiry> read(Sender sender, ReceivedMail mail) {
        boolean wantedAds = mail.subject()
                .filter(subject -> subject.startsWith(WANTED_AD_SUBJECT))
                .isPresent();
        return switch (sender.layout()) {
            case DIGEST -> readDigest(mail);
            case LABELS -> wantedAds ? readDigest(mail) : List.of(readSingle(sender, mail));
            case TEXT -> List.of(wholeText(sender, mail));
        };
    }

    private static List<RecognisedInquiry> readDigest(ReceivedMail mail) {
        MailFacts facts = MailFacts.ofDigest();
        List<RecognisedInquiry> inquiries = readLabels(mail, Layout.DIGEST, facts);
        return inquiries.isEmpty() ? List.of(wholeText(mail, facts)) : inquiries;
    }

    /** An answer is not read by its labels: those would be of the mail that it quotes. */
    private static RecognisedInquiry readSingle(Sender sender, ReceivedMail mail) {
        MailFacts facts = facts(sender, mail);
        List<RecognisedInquiry> inquiries = isAnswer(mail) ? List.of() : readLabels(mail, Layout.LABELS, facts);
        return inquiries.size() == 1 ? inquiries.get(0) : wholeText(mail, facts);
    }

    private static RecognisedInquiry wholeText(Sender sender, ReceivedMail mail) {
        return wholeText(mail, facts(sender, mail));
    }

    private static MailFacts facts(Sender sender, ReceivedMail mail) {
        return MailFacts.ofSingle(RecognisedInquiry.Type.PRODUCT_INQUIRY, sender, mail);
    }

    private static List<RecognisedInquiry> readLabels(ReceivedMail mail, Layout layout, MailFacts facts) {
        List<RecognisedInquiry> ofHtml = mail.html()
                .map(html -> LabelReader.read(MailLines.ofHtml(html), layout, facts))
                .orElse(List.of());
        return ofHtml.isEmpty()
                ? mail.text()
                        .map(text -> LabelReader.read(MailLines.ofText(text), layout, facts))
                        .orElse(List.of())
                : ofHtml;
    }

    private static RecognisedInquiry wholeText(ReceivedMail mail, MailFacts facts) {
        String html = mail.html().map(HtmlText::of).orElse("");
        String text = html.isBlank() ? mail.text().orElse("") : html;
        String message = String.join(
                        "\n", text.lines().map(String::stripTrailing).toList())
                .strip();
        return new RecognisedInquiry(
                facts.type(),
                facts.number(),
                Optional.empty(),
                facts.person(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                facts.answerAddress(),
                Optional.empty(),
                Optional.empty(),
                language(mail, message),
                message,
                List.of(),
                false);
    }

    /** Only of a text that is all by its writer: without the words of a platform or of a quoted mail. */
    private static Optional<String> language(ReceivedMail mail, String message) {
        return isAnswer(mail) || LabelReader.hasLabels(MailLines.ofText(message))
                ? Optional.empty()
                : LanguageGuess.of(message);
    }

    private static boolean isAnswer(ReceivedMail mail) {
        return !mail.references().isEmpty()
                || mail.subject()
                        .filter(subject -> ANSWER.matcher(subject).matches())
                        .isPresent();
    }
}
