package de.mat.platform;

import de.mat.mail.ReceivedMail;
import de.mat.mail.ReceivedMail.Address;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the headers of a mail tell about its inquiries.
 *
 * @param person who wrote, by the display name
 * @param answerAddress where an answer goes, unless the text names an address
 * @param number the platform's number, if the subject names one
 */
record MailFacts(
        RecognisedInquiry.Type type, Optional<String> person, Optional<String> answerAddress, Optional<String> number) {

    private static final Pattern NOBODY = Pattern.compile("(?i)(no|do-?not|ne)[-_.]?reply.*|mailer-daemon|postmaster");

    /** A mail with one inquiry. A platform that writes from one address of its own is not the one who asks. */
    static MailFacts ofSingle(RecognisedInquiry.Type type, Sender sender, ReceivedMail mail) {
        Optional<Address> from =
                single(mail.from()).filter(address -> sender.pattern().coversEverybody());
        return new MailFacts(
                type,
                from.map(Address::name).map(String::strip).filter(name -> isPerson(sender.platform(), name)),
                single(mail.replyTo())
                        .filter(address -> from.isPresent() || !mail.from().contains(address))
                        .or(() -> from)
                        .map(Address::address)
                        .filter(MailFacts::isRead),
                mail.subject().flatMap(ExternalNumber::ofSubject));
    }

    /** A mail with several inquiries: its headers belong to none of them. */
    static MailFacts ofDigest() {
        return new MailFacts(RecognisedInquiry.Type.WANTED_AD, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static boolean isPerson(Platform platform, String name) {
        return !name.isEmpty() && !name.contains("@") && !platform.isNamedIn(name);
    }

    private static boolean isRead(String address) {
        String local = address.substring(0, Math.max(0, address.indexOf('@'))).toLowerCase(Locale.ROOT);
        return !NOBODY.matcher(local).matches();
    }

    private static Optional<Address> single(List<Address> addresses) {
        return addresses.size() == 1 ? Optional.of(addresses.get(0)) : Optional.empty();
    }
}
