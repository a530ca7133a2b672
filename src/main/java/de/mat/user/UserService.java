package de.mat.user;

import de.mat.security.Roles;
import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** What the signed-in user may change about itself. */
@Stateless
@RolesAllowed({Roles.ADMINISTRATOR, Roles.USER})
public class UserService {

    @PersistenceContext
    private EntityManager entityManager;

    @Resource
    private SessionContext session;

    /** Keeps the address as the user's own. */
    public void changeEmailAddress(String address) {
        me().writeTo(address);
    }

    /** Speaks this language from now on, on every device. */
    public void speak(Language language) {
        me().speak(language);
    }

    private User me() {
        return entityManager
                .createNamedQuery(User.BY_NAME, User.class)
                .setParameter("key", User.keyOf(session.getCallerPrincipal().getName()))
                .getSingleResult();
    }
}
