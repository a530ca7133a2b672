package de.mat.platform;

import de.mat.mail.ReceivedMail.Address;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The senders whose mails are imported. No mail of anybody else is ever opened. */
public record Senders(List<Sender> all) {

    /** Where several fit, the one that says most comes first: a whole address, then a subject. */
    private static final Comparator<Sender> BY_PRECISION = Comparator.<Sender, Boolean>comparing(
                    sender -> sender.pattern().coversEverybody())
            .thenComparing(sender -> sender.subject().isEmpty());

    public Senders {
        all = all.stream().sorted(BY_PRECISION).toList();
    }

    /** The sender of a mail with these From addresses and this subject; the most precise one when several fit. */
    public Optional<Sender> of(List<Address> from, Optional<String> subject) {
        return all.stream().filter(sender -> sender.sends(from, subject)).findFirst();
    }
}
