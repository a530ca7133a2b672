package de.mat.inquiry;

/** What the sender of an inquiry wants. */
public enum InquiryType {
    /** Asks about one machine of the dealer. */
    PRODUCT_INQUIRY,
    /** Looks for a machine of a kind ("Gesuch"), sent to many dealers. */
    WANTED_AD,
    /** Writes to the dealer about anything, by the contact form of the website. */
    CONTACT
}
