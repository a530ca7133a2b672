package de.mat.platform;

import de.mat.html.HtmlText;
import de.mat.mail.ReceivedMail;
import de.mat.mail.ReceivedMail.Address;
import java.util.List;
import java.util.Optional;

/**
 * Turns a platform's mail into the fields of an inquiry: by its labels, else with its whole text as the message. There is always a
 * result; {@link RecognisedInquiry#complete} tells how far to trust it.
 */
public final class PlatformReader {

    private static final String WANTED_AD_SUBJECT = "Kategorie-Anfragen";

    private PlatformReader() {}

    /** Reads a mail of that sender; at least one inquiry is the result, several when the platform has put them into one mail. */
    public static List<RecognisedInquiry> read(Sender sender, ReceivedMail mail) {
        return List.of(readOne(sender.platform(), mail));
    }

    private static RecognisedInquiry readOne(Platform platform, ReceivedMail mail) {
        String html = mail.html().map(HtmlText::of).orElse("");
        String text = mail.text().orElse("");
        RecognisedInquiry.Type type = type(mail);
        return LabelReader.read(html, type)
                .or(() -> LabelReader.read(text, type))
                .map(inquiry -> withAnswerAddress(inquiry, mail))
                .orElseGet(() -> wholeText(platform, mail, type, html.isBlank() ? text : html));
    }

    private static RecognisedInquiry.Type type(ReceivedMail mail) {
        return mail.subject()
                        .filter(subject -> subject.startsWith(WANTED_AD_SUBJECT))
                        .isPresent()
                ? RecognisedInquiry.Type.WANTED_AD
                : RecognisedInquiry.Type.PRODUCT_INQUIRY;
    }

    private static RecognisedInquiry withAnswerAddress(RecognisedInquiry inquiry, ReceivedMail mail) {
        return inquiry.answerAddress().isPresent()
                ? inquiry
                : new RecognisedInquiry(
                        inquiry.type(),
                        inquiry.externalNumber(),
                        inquiry.company(),
                        inquiry.person(),
                        inquiry.place(),
                        inquiry.country(),
                        inquiry.phones(),
                        answerAddress(mail),
                        inquiry.category(),
                        inquiry.machine(),
                        inquiry.language(),
                        inquiry.message(),
                        inquiry.further(),
                        inquiry.complete());
    }

    private static RecognisedInquiry wholeText(
            Platform platform, ReceivedMail mail, RecognisedInquiry.Type type, String text) {
        return new RecognisedInquiry(
                type,
                Optional.empty(),
                Optional.empty(),
                single(mail.from()).map(Address::name).map(String::strip).filter(name -> isPerson(platform, name)),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                answerAddress(mail),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                String.join("\n", text.lines().map(String::stripTrailing).toList())
                        .strip(),
                List.of(),
                false);
    }

    private static boolean isPerson(Platform platform, String name) {
        return !name.isEmpty() && !name.contains("@") && !platform.isNamedIn(name);
    }

    private static Optional<String> answerAddress(ReceivedMail mail) {
        return single(mail.replyTo()).or(() -> single(mail.from())).map(Address::address);
    }

    private static Optional<Address> single(List<Address> addresses) {
        return addresses.size() == 1 ? Optional.of(addresses.get(0)) : Optional.empty();
    }
}
