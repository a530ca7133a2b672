package de.mat.account;

import de.mat.mail.ConnectionSecurity;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Accounts of an invented dealer. */
final class Accounts {

    static final String PASSWORD = "Herbst-Laub-7";

    private Accounts() {}

    /** Sends over TLS with a login, imports nothing. */
    static AccountDetails sending() {
        AccountDetails details = new AccountDetails();
        details.setSenderName("Muster Maschinen GmbH");
        details.setSenderAddress("anfragen@muster-maschinen.example");
        details.setSmtpHost("smtp.muster-maschinen.example");
        details.setUserName("anfragen@muster-maschinen.example");
        return details;
    }

    /** Sends and imports. */
    static AccountDetails importing() {
        AccountDetails details = sending();
        details.setImportEnabled(true);
        details.setImapHost("imap.muster-maschinen.example");
        details.setImportFrom(LocalDate.of(2026, 1, 12));
        return details;
    }

    /** Sends inside a network of one's own, without a login. */
    static AccountDetails withoutLogin() {
        AccountDetails details = sending();
        details.setAuthenticationRequired(false);
        details.setUserName(null);
        details.setSmtpSecurity(ConnectionSecurity.NONE);
        details.setSmtpPort(25);
        return details;
    }

    static AccountChange firstOne(AccountDetails details) {
        return new AccountChange(
                AccountChange.NO_ACCOUNT,
                details,
                details.isLoginNeeded() ? Optional.of(PASSWORD) : Optional.empty(),
                List.of());
    }
}
