package de.mat.user;

import de.mat.security.Roles;

/** The group a user belongs to (Benutzergruppe); it is the security role of the same name. */
public enum Role {
    ADMINISTRATOR(Roles.ADMINISTRATOR),
    USER(Roles.USER);

    private final String group;

    Role(String group) {
        this.group = group;
    }

    /** The name of the security role, one of {@link Roles}. */
    public String group() {
        return group;
    }
}
