package de.mat.mail;

import de.mat.mail.UnsafeMailException.Field;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How a recipient of bulk mail leaves (RFC 2369, 3.2; RFC 8058): mail readers show a button for it.
 *
 * @param https where a POST unsubscribes without anything else
 * @param mailto an address that a mail unsubscribes at, with its subject if wanted: {@code leave@example.com?subject=leave}
 */
public record ListUnsubscribe(Optional<URI> https, Optional<String> mailto) {

    /** With its name below the 998 octets that a line may have (RFC 5322, 2.1.1). */
    private static final int LONGEST = 400;

    /** What a URI consists of (RFC 3986); none of it ends a value or a line. */
    private static final Pattern URI_CHARACTERS = Pattern.compile("[A-Za-z0-9._~:/?#@!$&'()*+;=%-]{1," + LONGEST + "}");

    /** The headers by name. */
    Map<String, String> headers() {
        List<String> ways = new ArrayList<>();
        https.ifPresent(uri -> ways.add("<" + checked(uri.toASCIIString(), "https://") + ">"));
        mailto.ifPresent(address -> ways.add("<mailto:" + checked(address, "") + ">"));
        Map<String, String> headers = new LinkedHashMap<>();
        if (!ways.isEmpty()) {
            headers.put("List-Unsubscribe", String.join(",\r\n ", ways));
        }
        if (https.isPresent()) {
            headers.put("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        return headers;
    }

    private static String checked(String uri, String scheme) {
        if (!uri.startsWith(scheme) || !URI_CHARACTERS.matcher(uri).matches()) {
            throw new UnsafeMailException(Field.UNSUBSCRIBE);
        }
        return uri;
    }
}
