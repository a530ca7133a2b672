package de.mat.privacy;

import de.mat.account.EmailAccountService;
import de.mat.contact.Contact;
import de.mat.contact.PersonContactService;
import de.mat.delivery.PersonDeliveryService;
import de.mat.inquiry.PersonInquiryService;
import de.mat.intake.PersonMailService;
import de.mat.mailing.PersonMailingService;
import de.mat.platform.PlatformService;
import de.mat.platform.SenderPattern;
import de.mat.security.Roles;
import de.mat.text.StorableText;
import de.mat.user.User;
import de.mat.user.UserAdministrationService;
import de.mat.validation.TextSyntax;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds what MAT holds of a person. Each feature tells its own part. */
@Stateless
@RolesAllowed(Roles.ADMINISTRATOR)
public class PersonService {

    @Inject
    private PersonContactService contacts;

    @Inject
    private PersonInquiryService inquiries;

    @Inject
    private PersonMailService mails;

    @Inject
    private PersonMailingService mailings;

    @Inject
    private PersonDeliveryService deliveries;

    @Inject
    private PlatformService platforms;

    @Inject
    private EmailAccountService accounts;

    @Inject
    private UserAdministrationService users;

    /** Why the address leads to no person. */
    public Optional<PersonProblem> problem(String address) {
        String key = StorableText.addressKey(address);
        if (key == null || !TextSyntax.isMailAddress(key)) {
            return Optional.of(PersonProblem.NO_ADDRESS);
        }
        if (platforms.relayAddresses().patterns().stream()
                .filter(pattern -> !pattern.coversEverybody())
                .map(SenderPattern::text)
                .anyMatch(key::equals)) {
            return Optional.of(PersonProblem.PLATFORM);
        }
        return isOwn(key) ? Optional.of(PersonProblem.OWN) : Optional.empty();
    }

    private boolean isOwn(String key) {
        return accounts.senderAddress().filter(key::equalsIgnoreCase).isPresent()
                || users.all().stream()
                        .map(User::getEmailAddress)
                        .flatMap(Optional::stream)
                        .anyMatch(key::equalsIgnoreCase);
    }

    /**
     * What MAT holds of the person with this address.
     *
     * @throws IllegalArgumentException if there is a {@link #problem} with it
     */
    public Person find(String address) {
        if (problem(address).isPresent()) {
            throw new IllegalArgumentException("No person's address");
        }
        String key = StorableText.addressKey(address);
        List<Long> theirContacts =
                contacts.contacts(key).stream().map(Contact::getId).toList();
        List<Long> theirInquiries = inquiries.inquiries(List.of(key), theirContacts);
        Set<String> addresses = new LinkedHashSet<>(List.of(key));
        addresses.addAll(inquiries.addresses(theirInquiries));
        List<Long> recipients = mailings.recipients(addresses, theirContacts);
        Set<String> sources = new LinkedHashSet<>(inquiries.sources(theirInquiries));
        sources.addAll(mailings.sources(recipients));
        List<Long> theirDeliveries = deliveries.deliveries(addresses, sources);
        return new Person(
                key,
                addresses,
                theirContacts,
                theirInquiries,
                inquiries.count(theirInquiries),
                sources,
                theirDeliveries,
                deliveries.waiting(theirDeliveries),
                recipients,
                mails.quarantined(addresses));
    }
}
