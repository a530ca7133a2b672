package de.mat.intake;

import de.mat.inquiry.InquiryType;
import de.mat.inquiry.JoiningMail;
import de.mat.inquiry.NewInquiry;
import de.mat.mail.Envelope;
import de.mat.mail.MailFormatException;
import de.mat.mail.MailReader;
import de.mat.mail.ReceivedMail;
import de.mat.mail.ReceivedMail.Address;
import de.mat.mail.SenderAuthentication;
import de.mat.platform.PlatformReader;
import de.mat.platform.RecognisedInquiry;
import de.mat.platform.Sender;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.regex.Pattern;

/** A mail that a platform has sent, told by its envelope: makes of its text what is stored. */
record PlatformMail(Sender sender, Envelope envelope) {

    /** Notes of MAT within an inquiry are in the language of the house, whoever reads them. */
    private static final Locale HOUSE = Locale.GERMAN;

    private static final long MEGABYTE = 1_000_000;

    /** Addresses that speak for everybody: whoever writes from one is no single buyer, whatever the sender pattern says. */
    private static final Pattern COMMON_ADDRESS = Pattern.compile(
            "((no|do-?not)[-_.]?reply|info|mail|contact|kontakt|service|support|notifications?|anfragen?|inquir(y|ies)|leads?|sales)@.*",
            Pattern.CASE_INSENSITIVE);

    long uid() {
        return envelope.uid();
    }

    /** The mail with the inquiries that the platform has put into it. */
    ImportedMail read(byte[] raw) throws MailFormatException {
        ReceivedMail mail = MailReader.read(raw);
        List<NewInquiry> inquiries = PlatformReader.read(sender, mail).stream()
                .map(recognised -> inquiry(mail, recognised, recognised.message(), recognised.complete()))
                .toList();
        return new ImportedMail(uid(), raw, ContentIdentity.of(raw), inquiries, joining(mail, inquiries));
    }

    /** The mail when only its headers were fetched because it is too large: one inquiry with a note in place of the text. */
    ImportedMail readHeaders(byte[] headers) throws MailFormatException {
        ReceivedMail mail = MailReader.readHeaders(headers);
        RecognisedInquiry recognised = PlatformReader.read(sender, mail).get(0);
        List<NewInquiry> inquiry = List.of(inquiry(mail, recognised, tooLarge(), false));
        return new ImportedMail(uid(), headers, ContentIdentity.of(headers), inquiry, joining(mail, inquiry));
    }

    /** How the mail would continue an inquiry. Several inquiries in one mail are a digest, and nobody's answer. */
    private Optional<JoiningMail> joining(ReceivedMail mail, List<NewInquiry> inquiries) {
        if (inquiries.size() != 1) {
            return Optional.empty();
        }
        NewInquiry only = inquiries.get(0);
        return Optional.of(new JoiningMail(
                only.platform(),
                relay(),
                only.answerAddress(),
                mail.references(),
                only.received(),
                only.subject(),
                only.message(),
                only.messageId()));
    }

    /** A platform whose whole domain sends gives each conversation an address of its own. */
    private Optional<String> relay() {
        return from().filter(address -> sender.pattern().text().startsWith("*@")
                && !COMMON_ADDRESS.matcher(address).matches());
    }

    private Optional<String> from() {
        return envelope.from().stream().map(Address::address).findFirst();
    }

    private String tooLarge() {
        String text = ResourceBundle.getBundle("de.mat.messages", HOUSE).getString("intake.tooLarge");
        return new MessageFormat(text, HOUSE).format(new Object[] {(envelope.size() + MEGABYTE - 1) / MEGABYTE});
    }

    private NewInquiry inquiry(ReceivedMail mail, RecognisedInquiry recognised, String message, boolean complete) {
        return new NewInquiry(
                sender.platform().getCode(),
                type(recognised.type()),
                recognised.externalNumber(),
                from(),
                envelope.received(),
                mail.subject(),
                recognised.company(),
                recognised.person(),
                recognised.place(),
                recognised.country(),
                recognised.phones(),
                recognised.answerAddress(),
                recognised.category(),
                recognised.machine(),
                recognised.language(),
                mail.messageId(),
                message,
                recognised.further(),
                complete,
                SenderAuthentication.confirms(mail));
    }

    private static InquiryType type(RecognisedInquiry.Type type) {
        return switch (type) {
            case PRODUCT_INQUIRY -> InquiryType.PRODUCT_INQUIRY;
            case WANTED_AD -> InquiryType.WANTED_AD;
        };
    }
}
