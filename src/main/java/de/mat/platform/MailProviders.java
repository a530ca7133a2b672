package de.mat.platform;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Providers at which anybody can have an address. "Everybody of such a domain" is no platform: MAT would read private mail. */
final class MailProviders {

    /** Those with one name under many top-level domains; the others are in {@code mail-providers.properties}. */
    private static final Pattern BRANDS =
            Pattern.compile("(gmail|googlemail|gmx|web|outlook|hotmail|live|msn|passport|yahoo|ymail"
                    + "|rocketmail|aol|icloud|yandex|proton|protonmail|tuta|tutanota|posteo|mail|email|zoho|fastmail)"
                    + "\\.(com?\\.)?(com|net|org|eu|info|me|io|[a-z]{2})");

    private static final Set<String> DOMAINS = WordFile.read("mail-providers.properties").values().stream()
            .flatMap(words -> List.of(words.split(" ")).stream())
            .collect(Collectors.toUnmodifiableSet());

    private MailProviders() {}

    /** Whether anybody can have an address of exactly this domain, which is in lower case. */
    static boolean include(String domain) {
        return DOMAINS.contains(domain) || BRANDS.matcher(domain).matches();
    }
}
