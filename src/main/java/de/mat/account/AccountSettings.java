package de.mat.account;

import de.mat.mail.ConnectionSecurity;
import de.mat.mail.Login;
import de.mat.mail.Protocol;
import de.mat.mail.ServerSettings;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How to reach the servers of an account: the same record for its test, its health, the import and the sending. Holds the password
 * in clear, so it is made where it is used and kept nowhere.
 *
 * @param version of the stored account; 0 for one that is only being tested
 * @param imap empty when nothing is imported
 * @param login what both servers get; none when no login is needed
 */
public record AccountSettings(
        long version, AccountDetails details, ServerSettings smtp, Optional<ServerSettings> imap, Login login) {

    /** The settings of these values. */
    static AccountSettings of(
            long version, AccountDetails details, Optional<String> password, List<X509Certificate> trusted) {
        Login login =
                details.isLoginNeeded() ? Login.password(details.getUserName(), password.orElseThrow()) : Login.none();
        return new AccountSettings(
                version,
                details.copy(),
                new ServerSettings(
                        Protocol.SMTP,
                        details.getSmtpHost(),
                        details.getSmtpPort(),
                        details.getSmtpSecurity(),
                        details.isAuthenticationRequired() ? login : Login.none(),
                        trusted),
                details.isImportEnabled() ? Optional.of(imap(details, login, trusted)) : Optional.empty(),
                login);
    }

    private static ServerSettings imap(AccountDetails details, Login login, List<X509Certificate> trusted) {
        ConnectionSecurity security = details.getImapSecurity();
        return new ServerSettings(
                Protocol.IMAP, details.getImapHost(), details.getImapPort(), security, login, trusted);
    }

    /** The id of the stored account. */
    public long accountId() {
        return EmailAccount.ID;
    }

    /** Names the mailbox at one of its servers, whose lock out of too many wrong logins has to be avoided. */
    String mailbox(Protocol protocol) {
        String host = protocol == Protocol.SMTP ? details.getSmtpHost() : details.getImapHost();
        return (protocol + " " + details.getUserName() + " " + host).toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return "AccountSettings[version " + version + "]";
    }
}
