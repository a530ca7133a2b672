package de.mat.intake;

import de.mat.inquiry.RawMail;
import de.mat.mail.MailFormatException;
import de.mat.mail.MailReader;
import de.mat.mail.ReceivedMail;
import de.mat.mail.ReceivedMail.Address;
import de.mat.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the import knows of a person, and how it forgets it: mails in quarantine and those that it would try again. Of what was imported only
 * numbers and a hash stay in the ledger, so that it does not come back.
 */
@Stateless
@RolesAllowed(Roles.ADMINISTRATOR)
public class PersonMailService {

    private static final Logger LOGGER = Logger.getLogger(PersonMailService.class.getName());

    /** Texts of at most so many mails in quarantine are looked through; more than a few hundred there are never. */
    private static final int MOST_LOOKED_THROUGH = 1_000;

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private Clock clock;

    /** For the container. */
    public PersonMailService() {}

    PersonMailService(EntityManager entityManager, Clock clock) {
        this.entityManager = entityManager;
        this.clock = clock;
    }

    /** The mails in quarantine that can be told to be of somebody with one of these addresses. */
    public List<Long> quarantined(Collection<String> addresses) {
        List<LedgerEntry> all = entityManager
                .createNamedQuery(LedgerEntry.QUARANTINE, LedgerEntry.class)
                .setMaxResults(MOST_LOOKED_THROUGH)
                .getResultList();
        List<Long> theirs = new ArrayList<>();
        for (LedgerEntry entry : all) {
            if (entry.isFrom(addresses)
                    || entry.getRawMail() != null && names(entry.getRawMail().content(), addresses)) {
                theirs.add(entry.getId());
            }
        }
        return theirs;
    }

    private static boolean names(byte[] mail, Collection<String> addresses) {
        String text = (new String(mail, StandardCharsets.ISO_8859_1) + read(mail)).toLowerCase(Locale.ROOT);
        return addresses.stream().anyMatch(text::contains);
    }

    /** What can be read of it, decoded. */
    private static String read(byte[] mail) {
        try {
            ReceivedMail read = MailReader.read(mail);
            return Stream.concat(
                            Stream.concat(read.from().stream(), read.replyTo().stream())
                                    .map(Address::address),
                            Stream.of(read.text(), read.html()).flatMap(Optional::stream))
                    .collect(Collectors.joining("\n"));
        } catch (MailFormatException e) {
            LOGGER.log(Level.FINE, "A quarantined mail cannot be read", e);
            return "";
        }
    }

    /**
     * Away with their mails that were not imported: nothing stays but that there were some. Joins the caller's transaction. Called before the
     * inquiries are erased, in the order in which the import locks its rows.
     */
    public void erase(Collection<String> addresses) {
        if (addresses.isEmpty()) {
            return;
        }
        for (long id : quarantined(addresses)) {
            LedgerEntry entry = entityManager.find(LedgerEntry.class, id, LockModeType.PESSIMISTIC_WRITE);
            RawMail text = entry.getRawMail();
            entry.erased(clock.instant());
            if (text != null) {
                forgetTexts(List.of(text.getId()));
                entityManager.remove(text);
            }
        }
        entityManager
                .createNamedQuery(LedgerEntry.TO_RETRY_FROM, LedgerEntry.class)
                .setParameter("senders", addresses)
                .getResultList()
                .forEach(entry -> entry.erased(clock.instant()));
        entityManager.flush();
        entityManager
                .createNamedQuery(LedgerEntry.FORGET_SENDERS)
                .setParameter("senders", addresses)
                .executeUpdate();
    }

    /** These mails are about to be deleted: of each it stays known that there was one. Joins the caller's transaction. */
    public void forgetTexts(Collection<Long> rawMails) {
        if (!rawMails.isEmpty()) {
            entityManager
                    .createNamedQuery(LedgerEntry.FORGET_TEXTS)
                    .setParameter("rawMails", rawMails)
                    .executeUpdate();
        }
    }
}
