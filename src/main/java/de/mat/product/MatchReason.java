package de.mat.product;

/** Why an inquiry may be about a product, the surest first. */
public enum MatchReason {
    /** It names the dealer's own number. */
    NUMBER,
    /** It names the number or the address under which a platform lists the product. */
    LISTING,
    /** It names manufacturer and model. */
    MANUFACTURER_AND_MODEL
}
