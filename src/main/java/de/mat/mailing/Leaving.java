package de.mat.mailing;

import de.mat.mail.ListUnsubscribe;
import de.mat.security.PublicAddress;
import java.net.IDN;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * How recipients of a bulk mail leave: by a page of their own where MAT has a public address with https (RFC 8058 wants it), else only by a
 * mail, which a person has to read.
 *
 * @param base what the address of each page begins with; empty where there are none
 * @param sender the address that bulk mail is sent from
 */
record Leaving(Optional<String> base, String sender) {

    /** Of the pages, below the public address. */
    static final String PATH = "/web/u/";

    /** As MAT is configured now. */
    static Leaving by(PublicAddress address, String sender) {
        return new Leaving(address.isSecure() ? Optional.of(address.page(PATH)) : Optional.empty(), sender);
    }

    boolean isByLink() {
        return base.isPresent();
    }

    /** The page of the recipient with that token. */
    Optional<String> link(String token) {
        return base.map(start -> start + token);
    }

    /** What the mail to that recipient says in its header. Not both: who may choose must not choose the way that nobody sees to at once. */
    ListUnsubscribe header(String token) {
        Optional<URI> page = link(token).map(URI::create);
        return new ListUnsubscribe(page, page.isPresent() ? Optional.empty() : Optional.of(mailto()));
    }

    private String mailto() {
        int at = sender.lastIndexOf('@');
        return URLEncoder.encode(sender.substring(0, at), StandardCharsets.UTF_8) + "@"
                + IDN.toASCII(sender.substring(at + 1)) + "?subject=unsubscribe";
    }
}
