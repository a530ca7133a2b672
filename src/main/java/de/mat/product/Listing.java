package de.mat.product;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where else a machine is offered: the number that a trading platform gave it, or the address of its page there. Addresses are compared
 * without what may differ: scheme, "www.", parameters, a slash at the end.
 */
@Embeddable
public class Listing {

    private static final Pattern ADDRESS =
            Pattern.compile("(?:https?://)?(?:www\\.)?([^/?#\\s]+\\.[^/?#\\s]+/[^?#\\s]*)[^\\s]*");

    /** Shorter ones are years, sizes and prices. */
    private static final Pattern NUMBER = Pattern.compile("(?<![0-9])[0-9]{6,20}(?![0-9])");

    private String reference;

    @Column(name = "reference_key")
    private String key;

    private String number;

    protected Listing() {}

    Listing(String reference) {
        this.reference = reference;
        key = key(reference);
        number = number(reference);
    }

    /** What two references have in common when they mean the same. */
    static String key(String reference) {
        String small = reference.strip().toLowerCase(Locale.ROOT);
        Matcher address = ADDRESS.matcher(small);
        return address.matches() ? address.group(1).replaceAll("/+$", "") : small;
    }

    /** The number in the path of an address, by which the platform knows the machine; null when there is none, or more than one. */
    static String number(String reference) {
        Matcher number = NUMBER.matcher(key(reference));
        String found = number.find() ? number.group() : null;
        return number.find() ? null : found;
    }

    /** As somebody typed it. */
    String reference() {
        return reference;
    }
}
