package de.mat.privacy;

import de.mat.inquiry.PersonInquiries;
import java.io.Serializable;
import java.util.List;
import java.util.Set;

/**
 * What MAT holds of the person with an address, by the ids of what it is.
 *
 * @param address in small letters, as it is typed to confirm
 * @param addresses that one, and those under which the person wrote through platforms
 * @param counts of what belongs to the inquiries
 * @param sources what delivery calls the messages about the person
 * @param waiting of the deliveries: what has not gone out yet
 */
public record Person(
        String address,
        Set<String> addresses,
        List<Long> contacts,
        List<Long> inquiries,
        PersonInquiries counts,
        Set<String> sources,
        List<Long> deliveries,
        int waiting,
        List<Long> recipients,
        List<Long> quarantined)
        implements Serializable {

    /** Whether MAT holds nothing of the person, but perhaps that it was erased. */
    public boolean unknown() {
        return contacts.isEmpty()
                && inquiries.isEmpty()
                && deliveries.isEmpty()
                && recipients.isEmpty()
                && quarantined.isEmpty();
    }

    /** The addresses of platforms under which the person wrote. */
    public List<String> furtherAddresses() {
        return addresses.stream().filter(each -> !each.equals(address)).toList();
    }

    /** Messages that are over. */
    public int kept() {
        return deliveries.size() - waiting;
    }
}
