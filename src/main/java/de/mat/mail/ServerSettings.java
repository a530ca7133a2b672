package de.mat.mail;

import java.security.cert.X509Certificate;
import java.util.List;

/**
 * All that is needed to reach one mail server: the same record for the test of the dialog, for sending and for the import.
 *
 * @param host name or address as typed; the TLS name check is made against it
 * @param port 1 to 65535
 * @param trusted certificates (a private authority or one server's own) that are trusted beside the public ones
 */
public record ServerSettings(
        Protocol protocol,
        String host,
        int port,
        ConnectionSecurity security,
        Login login,
        List<X509Certificate> trusted) {

    public ServerSettings {
        trusted = List.copyOf(trusted);
    }
}
