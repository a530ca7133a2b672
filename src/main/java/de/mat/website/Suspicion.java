package de.mat.website;

/** Why what a visitor sent is taken for spam, until a person says that it is none. */
public enum Suspicion {
    /** The field that no person sees is filled in. */
    HONEYPOT,
    /** It did not come from a form of ours. */
    NO_TOKEN,
    /** Faster than a person can type. */
    TOO_FAST,
    /** From a form that was opened days ago. */
    TOO_OLD,
    /** Lines or characters where a form lets nobody type them. */
    CONTROL_CHARACTERS,
    /** Links, as nobody writes them to a dealer. */
    LINKS,
    /** Lines of the head of a mail: somebody tries whether they become some. */
    MAIL_HEADERS,
    /** Too much from this address. */
    LIMIT_ADDRESS,
    /** Too much from the network of this address. */
    LIMIT_NETWORK,
    /** Too much from everywhere. */
    LIMIT_TOTAL
}
