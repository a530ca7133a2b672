package de.mat.mail;

import de.mat.mail.AuthenticationResults.Result;
import java.util.List;
import java.util.Locale;

/**
 * Whether the server that received a mail confirms that it comes from the domain of its From address: by DMARC, or by a DKIM signature
 * of that domain or of one above it. Anything else, and everything unclear, is no confirmation.
 */
public final class SenderAuthentication {

    private static final String PASS = "pass";

    private SenderAuthentication() {}

    /** Whether the receiving server confirms the one sender of this mail. */
    public static boolean confirms(ReceivedMail mail) {
        if (mail.from().size() != 1 || mail.authenticationResults().isEmpty()) {
            return false;
        }
        String address = mail.from().get(0).address();
        String domain = address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        List<Result> results =
                AuthenticationResults.parse(mail.authenticationResults().get(0)).results();
        List<Result> dmarc = of("dmarc", results);
        if (dmarc.stream().anyMatch(result -> !List.of(PASS, "none").contains(result.result()))) {
            return false;
        }
        return dmarc.stream().anyMatch(result -> passed(result) && isFrom(domain, result))
                || of("dkim", results).stream().anyMatch(result -> passed(result) && isSignedBy(domain, result));
    }

    private static List<Result> of(String method, List<Result> results) {
        return results.stream().filter(result -> result.method().equals(method)).toList();
    }

    private static boolean passed(Result result) {
        return result.result().equals(PASS);
    }

    /** Some servers do not say which domain they looked at. */
    private static boolean isFrom(String domain, Result dmarc) {
        String looked = dmarc.properties().getOrDefault("header.from", domain);
        return looked.substring(looked.lastIndexOf('@') + 1).equals(domain);
    }

    /** Alignment (RFC 7489, 3.1.1) without a list of public suffixes: a domain above, but never a top-level one. */
    private static boolean isSignedBy(String domain, Result dkim) {
        String identity = dkim.properties().getOrDefault("header.i", "");
        String signer = dkim.properties().getOrDefault("header.d", identity.substring(identity.lastIndexOf('@') + 1));
        return signer.contains(".") && (domain.equals(signer) || domain.endsWith("." + signer));
    }
}
