package de.mat.mail;

import de.mat.mail.MailFailure.Cause;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;

/**
 * The client side of TLS 1.2 and 1.3 for one host: certificate and name are verified within the handshake, always. A failure is told
 * by what the verification found and by the octets the server sent, never by the words of an exception.
 */
final class TlsClient {

    private static final String[] VERSIONS = {"TLSv1.3", "TLSv1.2"};
    private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(3);

    private final HostSpelling host;
    private final List<X509Certificate> trusted;

    TlsClient(HostSpelling host, List<X509Certificate> trusted) {
        this.host = host;
        this.trusted = trusted;
    }

    /** TLS from the first octet on. */
    SSLSocket handshake(Socket raw) throws IOException, StageFailure {
        RecordingSocket recorded = new RecordingSocket(raw);
        try {
            return shakeHands(recorded);
        } catch (SSLException e) {
            Optional<ConnectionSecurity> clear = recorded.first().clearTextSecurity();
            if (clear.isPresent()) {
                throw StageFailure.fitting(Cause.PLAIN_ON_TLS_PORT, clear.get());
            }
            throw failure(e, recorded.first(), Cause.OTHER_PROTOCOL);
        }
    }

    /** TLS on a connection whose server has just agreed to it; anything else that comes was slipped in before (RFC 3207, 6). */
    SSLSocket handshakeAfterStartTls(Socket raw) throws IOException, StageFailure {
        RecordingSocket recorded = new RecordingSocket(raw);
        try {
            return shakeHands(recorded);
        } catch (SSLException e) {
            throw failure(e, recorded.first(), Cause.STARTTLS_INJECTED);
        }
    }

    /** Whether a server answers in TLS; nothing but the handshake is sent on a connection of its own. */
    boolean isSpoken(InetAddress address, int port, ConnectionGuard guard) {
        try {
            return isSpoken(SocketConnector.connect(List.of(address), port, guard), guard);
        } catch (StageFailure e) {
            // no second connection, no answer to the question
            return false;
        }
    }

    private boolean isSpoken(Socket raw, ConnectionGuard guard) {
        RecordingSocket recorded = new RecordingSocket(raw);
        try {
            raw.setSoTimeout(guard.remainingMillis(PROBE_TIMEOUT));
            shakeHands(recorded);
            return true;
        } catch (IOException e) {
            return recorded.first().isTls();
        } finally {
            ConnectionGuard.closeQuietly(raw);
        }
    }

    private SSLSocket shakeHands(RecordingSocket recorded) throws IOException {
        SSLSocket socket =
                (SSLSocket) context().getSocketFactory().createSocket(recorded, host.ascii(), recorded.getPort(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setProtocols(VERSIONS);
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        recorded.stopRecording();
        return socket;
    }

    private SSLContext context() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new CertificateCheck(trusted)}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no TLS", e);
        }
    }

    private static StageFailure failure(SSLException e, FirstOctets first, Cause whenNotTls) throws IOException {
        Optional<UntrustedCertificateException> untrusted = Causes.find(e, UntrustedCertificateException.class);
        if (untrusted.isPresent()) {
            return StageFailure.certificate(
                    untrusted.get().reason(), untrusted.get().chain(), e);
        }
        Optional<SocketTimeoutException> silence = Causes.find(e, SocketTimeoutException.class);
        if (silence.isPresent()) {
            throw silence.get();
        }
        if (!first.isEmpty() && !first.isTls()) {
            return StageFailure.of(whenNotTls, e);
        }
        return StageFailure.of(first.isTooOld() ? Cause.TLS_TOO_OLD : Cause.TLS_FAILED, e);
    }
}
