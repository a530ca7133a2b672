package de.mat.mail;

/** How a connection to a mail server is secured (RFC 8314). STARTTLS is always required, never opportunistic. */
public enum ConnectionSecurity {
    /** TLS from the first byte on ("implicit TLS"). */
    TLS,
    /** Clear text until the server has accepted the command STARTTLS (RFC 3207, RFC 9051). */
    STARTTLS,
    /** Clear text throughout. */
    NONE;

    /** The port the field expects for this security. */
    public int defaultPort(Protocol protocol) {
        return switch (this) {
            case TLS -> protocol == Protocol.SMTP ? 465 : 993;
            case STARTTLS -> protocol == Protocol.SMTP ? 587 : 143;
            case NONE -> protocol == Protocol.SMTP ? 25 : 143;
        };
    }
}
