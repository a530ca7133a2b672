package de.mat.security;

/** The security roles of the application: each is a group of the identity store and is declared in {@code web.xml}. */
public final class Roles {

    /** May do everything, and alone configures the e-mail account. */
    public static final String ADMINISTRATOR = "Administrator";

    /** May use the desk: see everything on it, and write what the rights beside it allow. */
    public static final String USER = "Benutzer";

    /** May change inquiries. */
    public static final String INQUIRIES_WRITE = "Anfragen schreiben";

    /** May change products. */
    public static final String PRODUCTS_WRITE = "Produkte schreiben";

    /** May change contacts. */
    public static final String CONTACTS_WRITE = "Kontakte schreiben";

    /** May change and send bulk mails. */
    public static final String MAILINGS_WRITE = "Rundmails schreiben";

    /** The only role of a user whose given password was not changed yet: opens that one page and nothing else. */
    public static final String PASSWORD_CHANGE = "Passwortwechsel";

    /** What timers and background work run as ({@code @RunAs}); mapped to a principal in {@code payara-web.xml}, never given to a person. */
    public static final String SYSTEM = "System";

    private Roles() {}
}
