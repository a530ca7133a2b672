package de.mat.mailing;

import de.mat.contact.RecipientCandidate;
import de.mat.mailing.LeftOut.Reason;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who gets a mailing and who does not, as of now: whoever was chosen is in one of the two lists. No address is twice among the recipients,
 * whatever its capitals.
 */
public record MailingSelection(List<RecipientCandidate> recipients, List<LeftOut> leftOut) {

    public MailingSelection {
        recipients = List.copyOf(recipients);
        leftOut = List.copyOf(leftOut);
    }

    /** How many get it. */
    public int count() {
        return recipients.size();
    }

    /** How many are left out, by each reason there is, in the order of the reasons. */
    public Map<Reason, Integer> leftOutByReason() {
        Map<Reason, Integer> counts = new EnumMap<>(Reason.class);
        leftOut.forEach(each -> counts.merge(each.reason(), 1, Integer::sum));
        return counts;
    }

    /** Those who are left out for that reason. */
    public List<RecipientCandidate> leftOut(Reason reason) {
        return leftOut.stream()
                .filter(each -> each.reason() == reason)
                .map(LeftOut::contact)
                .toList();
    }

    /** The recipient that is this contact. */
    public Optional<RecipientCandidate> recipient(long contact) {
        return recipients.stream().filter(each -> each.contact() == contact).findFirst();
    }
}
