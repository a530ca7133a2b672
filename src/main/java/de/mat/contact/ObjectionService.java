package de.mat.contact;

import de.mat.security.Roles;
import de.mat.text.StorableText;
import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Writes down that somebody objects to advertising: on the suppression list and at every contact with the address, at once and for good.
 * Who objects twice has objected.
 */
@Stateless
@RolesAllowed({Roles.CONTACTS_WRITE, Roles.SYSTEM})
public class ObjectionService {

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private SuppressionService suppression;

    @Inject
    private Clock clock;

    @Inject
    @ConfigProperty(name = "mat.time-zone")
    private ZoneId zone;

    @Resource
    private SessionContext session;

    /** Null when it is MAT itself. */
    private Supplier<String> caller = () -> session.isCallerInRole(Roles.SYSTEM)
            ? null
            : session.getCallerPrincipal().getName();

    /** For the container. */
    public ObjectionService() {}

    ObjectionService(EntityManager entityManager, Clock clock, String caller) {
        this.entityManager = entityManager;
        this.suppression = new SuppressionService(entityManager, clock);
        this.clock = clock;
        this.zone = ZoneId.of("Europe/Berlin");
        this.caller = () -> caller;
    }

    /**
     * Whoever has this address objects.
     *
     * @param source how it is known
     * @param proof may be null
     */
    public void object(String address, String source, String proof) {
        String key = StorableText.addressKey(address);
        if (key == null) {
            return;
        }
        suppression.add(address, SuppressionReason.OBJECTION);
        entityManager
                .createNamedQuery(Contact.OF_ADDRESSES, Contact.class)
                .setParameter("addresses", List.of(key))
                // Waits for who is changing the contact, and is not refused for it.
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList()
                .forEach(contact -> note(contact, source, proof));
    }

    /** The contact objects, with its address if it has one; nothing happens if it is not there any more. */
    public void object(long contact, String source, String proof) {
        Contact found = entityManager.find(Contact.class, contact, LockModeType.PESSIMISTIC_WRITE);
        if (found == null) {
            return;
        }
        note(found, source, proof);
        if (found.getAddress() != null) {
            object(found.getAddress(), source, proof);
        }
    }

    /** That one contact of the caller's transaction objects; its address is the caller's matter. Nothing happens if it has objected. */
    public void note(Contact contact, String source, String proof) {
        if (contact.isObjected()) {
            return;
        }
        contact.advertise(AdvertisingState.OBJECTION, clock.instant());
        AdvertisingChoice choice = new AdvertisingChoice(
                AdvertisingState.OBJECTION, source, proof, LocalDate.ofInstant(clock.instant(), zone));
        entityManager.persist(new AdvertisingEntry(contact, choice, clock.instant(), caller.get()));
    }
}
