package de.mat.mail;

import de.mat.mail.MailFailure.Cause;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.PKIXReason;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Verifies the certificates of a server: against Java's own authorities and the private ones trusted for this account, by date and
 * name. A server certificate that is trusted itself is accepted as it is while its dates hold, whatever name stands in it: it
 * was shown to the administrator, and no other key can pass for it.
 */
final class CertificateCheck extends X509ExtendedTrustManager {

    /** How the path validator says that no known authority signed; the signature when it only bears a known one's name. */
    private static final Set<CertPathValidatorException.Reason> NO_ANCHOR =
            Set.of(PKIXReason.NO_TRUST_ANCHOR, BasicReason.INVALID_SIGNATURE, BasicReason.UNSPECIFIED);

    private final List<X509Certificate> trusted;
    private final X509ExtendedTrustManager authorities;

    CertificateCheck(List<X509Certificate> trusted) throws GeneralSecurityException {
        this.trusted = trusted;
        this.authorities = withPublicAuthorities(
                trusted.stream().filter(CertificateCheck::isAuthority).toList());
    }

    private static X509ExtendedTrustManager withPublicAuthorities(List<X509Certificate> others)
            throws GeneralSecurityException {
        if (others.isEmpty()) {
            return trustManager(null);
        }
        KeyStore anchors = KeyStore.getInstance(KeyStore.getDefaultType());
        try {
            anchors.load(null, null);
        } catch (IOException e) {
            throw new GeneralSecurityException(e);
        }
        int number = 0;
        for (X509Certificate anchor : trustManager(null).getAcceptedIssuers()) {
            anchors.setCertificateEntry("public-" + number++, anchor);
        }
        for (X509Certificate anchor : others) {
            anchors.setCertificateEntry("private-" + number++, anchor);
        }
        return trustManager(anchors);
    }

    private static X509ExtendedTrustManager trustManager(KeyStore anchors) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(anchors);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509ExtendedTrustManager extended) {
                return extended;
            }
        }
        throw new GeneralSecurityException("this Java verifies no certificates");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        if (trusted.contains(chain[0])) {
            checkDates(chain, chain[0]);
            return;
        }
        checkPath(chain, authType);
        try {
            authorities.checkServerTrusted(chain, authType, socket);
        } catch (CertificateException e) {
            // The path alone was good, so it is the name, unless the path validator speaks again (its rules for this
            // handshake)
            boolean path = Causes.find(e, CertPathValidatorException.class).isPresent();
            throw new UntrustedCertificateException(
                    path ? Cause.CERTIFICATE_INVALID : Cause.CERTIFICATE_WRONG_NAME, chain, e);
        }
    }

    private void checkPath(X509Certificate[] chain, String authType) throws CertificateException {
        try {
            authorities.checkServerTrusted(chain, authType);
        } catch (CertificateException e) {
            for (X509Certificate certificate : chain) {
                checkDates(chain, certificate);
            }
            throw new UntrustedCertificateException(pathFault(chain, e), chain, e);
        }
    }

    private static Cause pathFault(X509Certificate[] chain, CertificateException e) {
        Optional<CertPathValidatorException.Reason> reason =
                Causes.find(e, CertPathValidatorException.class).map(CertPathValidatorException::getReason);
        if (reason.isPresent() && !NO_ANCHOR.contains(reason.get())) {
            return Cause.CERTIFICATE_INVALID;
        }
        if (reason.isEmpty()
                && Causes.find(e, java.security.cert.CertPathBuilderException.class)
                        .isEmpty()) {
            return Cause.CERTIFICATE_INVALID;
        }
        return isSelfSigned(chain[0]) ? Cause.CERTIFICATE_SELF_SIGNED : Cause.CERTIFICATE_UNKNOWN_ISSUER;
    }

    private static void checkDates(X509Certificate[] chain, X509Certificate certificate)
            throws UntrustedCertificateException {
        try {
            certificate.checkValidity();
        } catch (CertificateExpiredException e) {
            throw new UntrustedCertificateException(Cause.CERTIFICATE_EXPIRED, chain, e);
        } catch (CertificateNotYetValidException e) {
            throw new UntrustedCertificateException(Cause.CERTIFICATE_NOT_YET_VALID, chain, e);
        }
    }

    private static boolean isAuthority(X509Certificate certificate) {
        return certificate.getBasicConstraints() >= 0;
    }

    private static boolean isSelfSigned(X509Certificate certificate) {
        try {
            certificate.verify(certificate.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        throw refusal(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw refusal(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw refusal(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        throw refusal(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw refusal(chain);
    }

    /** Only our own handshake over a socket asks; without its socket there would be no name to compare. */
    private static CertificateException refusal(X509Certificate[] chain) {
        return new UntrustedCertificateException(Cause.CERTIFICATE_INVALID, chain, null);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return Arrays.copyOf(authorities.getAcceptedIssuers(), authorities.getAcceptedIssuers().length);
    }
}
