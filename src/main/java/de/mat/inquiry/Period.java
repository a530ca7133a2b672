package de.mat.inquiry;

/** When the inquiries of the list came in. Days are those of the dealer's time zone. */
public enum Period {
    TODAY,
    /** Today and the six days before. */
    WEEK,
    /** Today and the 29 days before. */
    MONTH,
    /** From one day to another, both included; each may be open. */
    RANGE
}
