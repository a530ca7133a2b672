package de.mat.account;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/**
 * What a person has to see of a certificate before trusting it.
 *
 * @param names the hosts it is valid for
 * @param fingerprint SHA-256 over the whole certificate, in pairs of upper-case digits
 */
public record CertificateFacts(
        String subject, String issuer, List<String> names, Instant from, Instant until, String fingerprint) {

    private static final int LONGEST_NAME = 200;
    private static final int MOST_NAMES = 20;

    /** Subject alternative names of these types are shown (RFC 5280, 4.2.1.6). */
    private static final int DNS_NAME = 2;

    private static final int IP_ADDRESS = 7;

    /** The facts of this certificate. */
    public static CertificateFacts of(X509Certificate certificate) {
        return new CertificateFacts(
                shown(certificate.getSubjectX500Principal().getName()),
                shown(certificate.getIssuerX500Principal().getName()),
                names(certificate),
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant(),
                fingerprint(certificate));
    }

    /** Common name and organisation are what people know; the whole name when it has neither. */
    private static String shown(String distinguishedName) {
        try {
            String known = new LdapName(distinguishedName)
                    .getRdns().stream()
                            .filter(part -> part.getType().equalsIgnoreCase("CN")
                                    || part.getType().equalsIgnoreCase("O"))
                            .map(Rdn::getValue)
                            .map(String::valueOf)
                            .collect(Collectors.joining(", "));
            return cut(known.isEmpty() ? distinguishedName : known);
        } catch (InvalidNameException e) {
            return cut(distinguishedName);
        }
    }

    private static List<String> names(X509Certificate certificate) {
        try {
            return Optional.ofNullable(certificate.getSubjectAlternativeNames()).stream()
                    .flatMap(Collection::stream)
                    .filter(name -> name.get(0).equals(DNS_NAME) || name.get(0).equals(IP_ADDRESS))
                    .map(name -> cut(String.valueOf(name.get(1))))
                    .limit(MOST_NAMES)
                    .toList();
        } catch (CertificateParsingException e) {
            // Then it is valid for no name that could be shown.
            return List.of();
        }
    }

    private static String fingerprint(X509Certificate certificate) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has SHA-256, and a shown certificate has a form", e);
        }
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_NAME ? text : text.substring(0, LONGEST_NAME) + "…";
    }
}
