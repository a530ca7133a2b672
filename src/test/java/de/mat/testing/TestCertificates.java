package de.mat.testing;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A certificate authority of the tests and server certificates of it, right ones and wrong ones. The right ones are for
 * {@code localhost} and 127.0.0.1.
 */
public final class TestCertificates {

    private static final Duration YEAR = Duration.ofDays(365);
    private static final GeneralName[] LOCALHOST = {
        new GeneralName(GeneralName.dNSName, "localhost"), new GeneralName(GeneralName.iPAddress, "127.0.0.1")
    };

    private final KeyPair authorityKeys;
    private final X509Certificate authority;

    private TestCertificates(String name) {
        Instant now = Instant.now();
        authorityKeys = newKeys();
        authority = new Recipe("CN=" + name, now.minus(YEAR), now.plus(YEAR), true)
                .signedBy("CN=" + name, authorityKeys, authorityKeys);
    }

    /** A new authority that nobody trusts yet. */
    public static TestCertificates create() {
        return create("MAT Test Authority");
    }

    /** A new authority of this name that nobody trusts yet. */
    public static TestCertificates create(String name) {
        return new TestCertificates(name);
    }

    /** The authority's own certificate, to be trusted. */
    public X509Certificate authority() {
        return authority;
    }

    public ServerIdentity valid() {
        return issue(
                LOCALHOST,
                Instant.now().minus(Duration.ofDays(1)),
                Instant.now().plus(YEAR));
    }

    /** Its last day was yesterday. */
    public ServerIdentity expired() {
        return issue(LOCALHOST, Instant.now().minus(YEAR), Instant.now().minus(Duration.ofDays(1)));
    }

    /** Its first day is tomorrow. */
    public ServerIdentity notYetValid() {
        return issue(
                LOCALHOST, Instant.now().plus(Duration.ofDays(1)), Instant.now().plus(YEAR));
    }

    /** For another host. */
    public ServerIdentity wrongName() {
        GeneralName[] other = {new GeneralName(GeneralName.dNSName, "mail.muster-maschinen.example")};
        return issue(
                other, Instant.now().minus(Duration.ofDays(1)), Instant.now().plus(YEAR));
    }

    /** For localhost, signed by itself. */
    public static ServerIdentity selfSigned() {
        return selfSigned(Instant.now().plus(YEAR));
    }

    /** For localhost, signed by itself, its last day was yesterday. */
    public static ServerIdentity selfSignedAndExpired() {
        return selfSigned(Instant.now().minus(Duration.ofDays(1)));
    }

    private static ServerIdentity selfSigned(Instant end) {
        KeyPair keys = newKeys();
        X509Certificate certificate = new Recipe("CN=localhost", Instant.now().minus(YEAR), end, false, LOCALHOST)
                .signedBy("CN=localhost", keys, keys);
        return new ServerIdentity(keys.getPrivate(), List.of(certificate));
    }

    private ServerIdentity issue(GeneralName[] names, Instant start, Instant end) {
        KeyPair keys = newKeys();
        X509Certificate certificate = new Recipe("CN=Mail Server", start, end, false, names)
                .signedBy(authority.getSubjectX500Principal().getName(), authorityKeys, keys);
        return new ServerIdentity(keys.getPrivate(), List.of(certificate));
    }

    private static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Recipe(String subject, Instant start, Instant end, boolean authority, GeneralName... names) {

        X509Certificate signedBy(String issuer, KeyPair issuerKeys, KeyPair keys) {
            try {
                JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                        new X500Name(issuer),
                        new BigInteger(64, new SecureRandom()),
                        Date.from(start),
                        Date.from(end),
                        new X500Name(subject),
                        keys.getPublic());
                if (authority) {
                    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
                }
                if (names.length > 0) {
                    builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
                }
                return new JcaX509CertificateConverter()
                        .getCertificate(builder.build(
                                new JcaContentSignerBuilder("SHA256withECDSA").build(issuerKeys.getPrivate())));
            } catch (OperatorCreationException | CertIOException | GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
