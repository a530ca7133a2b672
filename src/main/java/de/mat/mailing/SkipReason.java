package de.mat.mailing;

import de.mat.contact.Allowance;
import java.util.Arrays;

/** Why a recipient got no mail after all. */
public enum SkipReason {
    NO_CONSENT,
    OBJECTION,
    RELAY,
    NO_ADDRESS,
    INVALID_ADDRESS,
    ERASED,
    /** What would stand in the header of the mail is more than a value. */
    UNFIT,
    /** The mailing had been cancelled. */
    CANCELLED,
    /** A person decided against this one. */
    DISCARDED;

    /** They are called as the allowances are, but that it is allowed. */
    static SkipReason of(Allowance allowance) {
        return valueOf(allowance.name());
    }

    /** As it was told to delivery; what is not one of these words is a person's decision there. */
    static SkipReason of(String told) {
        return Arrays.stream(values())
                .filter(each -> each.name().equals(told))
                .findFirst()
                .orElse(DISCARDED);
    }
}
