package de.mat.user;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;

/** What the login must know about a user before anybody is signed in. */
@Stateless
@PermitAll
public class LoginService {

    @PersistenceContext
    private EntityManager entityManager;

    /** For the container. */
    public LoginService() {}

    LoginService(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** The user of this name, whatever its capitals. */
    public Optional<User> find(String userName) {
        return entityManager
                .createNamedQuery(User.BY_NAME, User.class)
                .setParameter("key", User.keyOf(userName))
                .getResultStream()
                .findFirst();
    }
}
