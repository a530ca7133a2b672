package de.mat.platform;

import de.mat.mail.ReceivedMail;
import de.mat.mail.ReceivedMail.Address;
import java.util.List;
import java.util.Optional;

/**
 * A mail that an administrator tries: would it be imported, by which sender of which platform, and what would be read in it. Nothing of
 * it is stored.
 *
 * @param sender the sender that decides the verdict; empty when the mail fits none at all
 * @param inquiries what is recognised; none when the mail fits no sender and no layout was chosen
 */
public record Trial(ReceivedMail mail, Verdict verdict, Optional<Sender> sender, List<RecognisedInquiry> inquiries) {

    /** What the import would do with the mail. */
    public enum Verdict {
        /** Import it. */
        IMPORTED,
        /** Leave it alone: the platform is not active. */
        NOT_ACTIVE,
        /** Leave it alone: the subject is none of the sender's inquiries. */
        OTHER_SUBJECT,
        /** Leave it alone: nobody has named this sender. */
        OTHER_SENDER,
        /** Leave it alone: it names no sender, or none that can be read. */
        NO_SENDER,
        /** Leave it alone: it names several senders. */
        SEVERAL_SENDERS
    }

    public Trial {
        inquiries = List.copyOf(inquiries);
    }

    /**
     * Tries the mail.
     *
     * @param readAs reads it like this, whatever its sender; empty for the layout of the sender that fits
     */
    static Trial of(List<Platform> platforms, ReceivedMail mail, Optional<Layout> readAs) {
        Senders active = senders(platforms.stream().filter(Platform::isActive).toList());
        Senders all = senders(platforms);
        Optional<Sender> imported = active.of(mail.from(), mail.subject());
        Optional<Sender> known = imported.or(() -> all.of(mail.from(), mail.subject()));
        Optional<Sender> decides = known.or(() -> all.all().stream()
                .filter(sender -> sender.pattern().accepts(mail.from()))
                .findFirst());
        Optional<Sender> reads =
                readAs.flatMap(layout -> anySender(decides, mail, layout)).or(() -> known);
        return new Trial(
                mail,
                verdict(mail, imported, known, decides),
                decides,
                reads.map(sender -> PlatformReader.read(sender, mail)).orElse(List.of()));
    }

    private static Verdict verdict(
            ReceivedMail mail, Optional<Sender> imported, Optional<Sender> known, Optional<Sender> decides) {
        if (imported.isPresent()) {
            return Verdict.IMPORTED;
        }
        if (known.isPresent()) {
            return Verdict.NOT_ACTIVE;
        }
        if (decides.isPresent()) {
            return Verdict.OTHER_SUBJECT;
        }
        return switch (mail.from().size()) {
            case 0 -> Verdict.NO_SENDER;
            case 1 -> Verdict.OTHER_SENDER;
            default -> Verdict.SEVERAL_SENDERS;
        };
    }

    private static Senders senders(List<Platform> platforms) {
        return new Senders(platforms.stream()
                .flatMap(platform -> platform.senders().stream())
                .toList());
    }

    /** The sender of the mail as if a platform had it, with everybody of its domain where that is allowed. */
    private static Optional<Sender> anySender(Optional<Sender> known, ReceivedMail mail, Layout layout) {
        if (known.isPresent()) {
            return known.map(sender -> new Sender(sender.platform(), sender.pattern(), Optional.empty(), layout));
        }
        String address = mail.from().stream().map(Address::address).findFirst().orElse("");
        String everybody = "*" + address.substring(Math.max(0, address.indexOf('@')));
        return List.of(everybody, address).stream()
                .filter(text -> SenderPattern.problem(text).isEmpty())
                .findFirst()
                .map(text -> new Sender(new Platform("", ""), new SenderPattern(text), Optional.empty(), layout));
    }
}
