package de.mat.product;

import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where else a machine is offered: the number that a trading platform gave it, or the address of its page there. Addresses are compared
 * without what may differ: scheme, "www.", parameters, a slash at the end.
 *
 * @param reference as somebody wrote it
 */
record Listing(String reference) {

    private static final Pattern ADDRESS =
            Pattern.compile("(?:https?://)?(?:www\\.)?([^/?#\\s]+\\.[^/?#\\s]+/[^?#\\s]*)[^\\s]*");

    /** Shorter ones are years, sizes and prices. */
    private static final Pattern NUMBER = Pattern.compile("(?<![0-9])[0-9]{6,20}(?![0-9])");

    /** By what it is found: two that mean the same have one in common. */
    Stream<String> keys() {
        return Stream.of(key(), number()).filter(Objects::nonNull);
    }

    private String key() {
        String small = reference.strip().toLowerCase(Locale.ROOT);
        Matcher address = ADDRESS.matcher(small);
        return address.matches() ? address.group(1).replaceAll("/+$", "") : small;
    }

    /** The number in the path of an address, by which the platform knows the machine; null when there is none, or more than one. */
    private String number() {
        Matcher number = NUMBER.matcher(key());
        String found = number.find() ? number.group() : null;
        return number.find() ? null : found;
    }
}
