package de.mat.platform;

import de.mat.mail.ReceivedMail.Address;
import java.util.List;
import java.util.Optional;

/** The senders whose mails are imported. No mail of anybody else is ever opened. */
public record Senders(List<Sender> all) {

    public Senders {
        all = List.copyOf(all);
    }

    /** The sender of a mail with these From addresses and this subject; the first one when several fit. */
    public Optional<Sender> of(List<Address> from, Optional<String> subject) {
        return all.stream().filter(sender -> sender.sends(from, subject)).findFirst();
    }
}
