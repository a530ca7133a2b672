package de.mat.user;

import jakarta.persistence.EntityManager;

/** Opens the way to users for tests of other packages. */
public final class UserBooks {

    private UserBooks() {}

    /** The service inside a transaction of the test, as MAT itself asks it. */
    public static UserService in(EntityManager entityManager) {
        return new UserService(entityManager, null, null);
    }
}
