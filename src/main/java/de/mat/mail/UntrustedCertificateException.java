package de.mat.mail;

import de.mat.mail.MailFailure.Cause;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;

/** The certificates a server showed were not accepted. */
final class UntrustedCertificateException extends CertificateException {

    private static final long serialVersionUID = 1L;

    private final Cause reason;
    private final transient List<X509Certificate> chain;

    UntrustedCertificateException(Cause reason, X509Certificate[] chain, Throwable origin) {
        super(reason.name(), origin);
        this.reason = reason;
        this.chain = List.of(chain);
    }

    Cause reason() {
        return reason;
    }

    List<X509Certificate> chain() {
        return chain;
    }
}
