package de.mat.mailing;

import de.mat.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;

/** The Impressum at the foot of every bulk mail. */
@Stateless
@RolesAllowed({Roles.ADMINISTRATOR, Roles.USER, Roles.SYSTEM})
public class ImprintService {

    @PersistenceContext
    private EntityManager entityManager;

    /** For the container. */
    public ImprintService() {}

    ImprintService(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** As it is now. */
    public MailingImprint imprint() {
        return entityManager.find(MailingImprint.class, MailingImprint.ID);
    }

    /**
     * Changes it for all mails that are started from now on.
     *
     * @param seen the version that the page has shown
     * @return whether it was changed; not when somebody else did meanwhile
     */
    @RolesAllowed(Roles.MAILINGS_WRITE)
    public boolean change(long seen, String text) {
        MailingImprint imprint =
                entityManager.find(MailingImprint.class, MailingImprint.ID, LockModeType.PESSIMISTIC_WRITE);
        if (imprint.getVersion() != seen) {
            return false;
        }
        imprint.change(text);
        return true;
    }
}
