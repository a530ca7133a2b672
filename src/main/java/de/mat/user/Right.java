package de.mat.user;

import de.mat.security.Roles;

/** What a user may write beside reading it (Modulrecht); it is a security role of its own. An administrator has them all. */
public enum Right {
    INQUIRIES(Roles.INQUIRIES_WRITE),
    PRODUCTS(Roles.PRODUCTS_WRITE),
    CONTACTS(Roles.CONTACTS_WRITE),
    MAILINGS(Roles.MAILINGS_WRITE);

    private final String group;

    Right(String group) {
        this.group = group;
    }

    /** The name of the security role, one of {@link Roles}. */
    public String group() {
        return group;
    }
}
