package de.mat.user;

import de.mat.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** Creates the user with whom everything begins. */
@Stateless
@RolesAllowed(Roles.SYSTEM)
public class FirstUserService {

    @PersistenceContext
    private EntityManager entityManager;

    /** For the container. */
    public FirstUserService() {}

    FirstUserService(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Whether there is no user yet, so that nobody could sign in. */
    public boolean nobodyIsThere() {
        return entityManager.createNamedQuery(User.COUNT, Long.class).getSingleResult() == 0;
    }

    /** Creates the first administrator with a given password; the address may be null. */
    public void create(String userName, String passwordHash, String emailAddress) {
        User administrator = new User(userName, Role.ADMINISTRATOR, passwordHash);
        administrator.writeTo(emailAddress);
        entityManager.persist(administrator);
    }
}
