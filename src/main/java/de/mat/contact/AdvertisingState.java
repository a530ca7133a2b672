package de.mat.contact;

/** Whether a contact may get advertising by mail (§ 7 UWG). */
public enum AdvertisingState {
    /** Has consented before. */
    CONSENT,
    /** Has bought, and was told of the right to object (§ 7 (3) UWG). */
    EXISTING_CUSTOMER,
    /** Has said nothing: may not. */
    NONE,
    /** Has objected: may not, ever again. */
    OBJECTION;

    /** Whether it allows to send advertising. */
    boolean allows() {
        return this == CONSENT || this == EXISTING_CUSTOMER;
    }
}
