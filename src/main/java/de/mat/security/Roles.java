package de.mat.security;

/** The security roles of the application: each is a group of the identity store and is declared in {@code web.xml}. */
public final class Roles {

    /** May do everything, and alone configures the e-mail account. */
    public static final String ADMINISTRATOR = "Administrator";

    /** May use the desk. */
    public static final String USER = "Benutzer";

    /** The only role of a user whose given password was not changed yet: opens that one page and nothing else. */
    public static final String PASSWORD_CHANGE = "Passwortwechsel";

    /** What timers and background work run as ({@code @RunAs}); mapped to a principal in {@code payara-web.xml}, never given to a person. */
    public static final String SYSTEM = "System";

    private Roles() {}
}
