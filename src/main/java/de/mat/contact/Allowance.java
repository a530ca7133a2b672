package de.mat.contact;

/** Whether an address may get a bulk mail; all but the first are reasons why not. */
public enum Allowance {
    ALLOWED,
    /** No contact with this address consented or is an existing customer. */
    NO_CONSENT,
    /** Somebody with this address objected. */
    OBJECTION,
    /** Leads to a conversation on a platform. */
    RELAY,
    NO_ADDRESS,
    INVALID_ADDRESS,
    /** The person was erased. */
    ERASED
}
