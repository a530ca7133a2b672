package de.mat.privacy;

import de.mat.contact.PersonContactService;
import de.mat.contact.SuppressionService;
import de.mat.delivery.PersonDeliveryService;
import de.mat.inquiry.PersonInquiryService;
import de.mat.intake.PersonMailService;
import de.mat.mailing.PersonMailingService;
import de.mat.security.Roles;
import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Erases a person: first the hashes of the addresses are put on the suppression list, so that nothing comes in again and nothing goes out,
 * then all that MAT holds goes in one transaction. If that fails, it is done again; nothing is half there.
 */
@Stateless
@RolesAllowed(Roles.ADMINISTRATOR)
public class ErasureService {

    private static final Logger LOGGER = Logger.getLogger(ErasureService.class.getName());

    @Inject
    private PersonService people;

    @Inject
    private SuppressionService suppression;

    @Inject
    private PersonDeliveryService deliveries;

    @Inject
    private PersonMailingService mailings;

    @Inject
    private PersonMailService mails;

    @Inject
    private PersonInquiryService inquiries;

    @Inject
    private PersonContactService contacts;

    @Resource
    private SessionContext session;

    /**
     * Erases the person with this address, as far as it is known now.
     *
     * @throws IllegalArgumentException if the address is {@link PersonService#problem no person's}
     */
    public void erase(String address) {
        suppression.erase(people.find(address).addresses());
        Person person = people.find(address);
        // The order in which senders and the import lock their rows
        Set<String> withdrawn = deliveries.erase(person.addresses(), person.sources());
        mailings.erase(person.recipients(), person.addresses());
        mails.erase(person.addresses());
        inquiries.lock(person.inquiries());
        mails.forgetTexts(inquiries.rawMails(person.inquiries()));
        inquiries.erase(person.inquiries(), withdrawn);
        contacts.erase(person.contacts());
        LOGGER.log(Level.INFO, "{0} erased a person: {1} contacts, {2} inquiries, {3} messages", new Object[] {
            session.getCallerPrincipal().getName(),
            person.contacts().size(),
            person.inquiries().size(),
            person.deliveries().size()
        });
    }
}
