package de.mat.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.mat.mail.ConnectionSecurity;
import de.mat.security.SecretBox;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class EmailAccountTest {

    private static final Instant NOW = Instant.parse("2026-11-12T09:00:00Z");

    private final SecretBox box = SecretBox.create();

    @Test
    void keepsPasswordWhenDestinationIsUnchanged() {
        assertTrue(keepsPassword(details -> {
            details.setSenderName("Anders");
            details.setSignature("Neu");
            details.setSmtpHost("SMTP.Muster-Maschinen.example");
        }));
    }

    @Test
    void forgetsPasswordWhenSmtpServerChanges() {
        assertFalse(keepsPassword(details -> details.setSmtpHost("smtp.anders.example")));
        assertFalse(keepsPassword(details -> details.setSmtpPort(587)));
        assertFalse(keepsPassword(details -> details.setSmtpSecurity(ConnectionSecurity.NONE)));
    }

    @Test
    void forgetsPasswordWhenImapServerChanges() {
        assertFalse(keepsPassword(details -> details.setImapHost("imap.anders.example")));
        assertFalse(keepsPassword(details -> details.setImapPort(143)));
        assertFalse(keepsPassword(details -> details.setImapSecurity(ConnectionSecurity.STARTTLS)));
    }

    @Test
    void forgetsPasswordWhenUserChanges() {
        assertFalse(keepsPassword(details -> details.setUserName("chef@muster-maschinen.example")));
    }

    @Test
    void forgetsPasswordWhenImportIsNewlySwitchedOn() {
        EmailAccount account = account(Accounts.sending());

        assertFalse(account.keepsPasswordFor(Accounts.importing(), List.of()));
    }

    @Test
    void keepsPasswordWhenImportIsSwitchedOff() {
        assertTrue(keepsPassword(details -> details.setImportEnabled(false)));
    }

    @Test
    void forgetsPasswordWhenSendingNewlyAsksForIt() {
        AccountDetails importOnly = Accounts.importing();
        importOnly.setAuthenticationRequired(false);

        assertFalse(account(importOnly).keepsPasswordFor(Accounts.importing(), List.of()));
    }

    @Test
    void opensItsPasswordAgain() throws GeneralSecurityException {
        assertEquals(Optional.of(Accounts.PASSWORD), account(Accounts.sending()).password(box));
    }

    @Test
    void doesNotOpenItsPasswordWithAnotherKey() {
        EmailAccount account = account(Accounts.sending());

        assertThrows(GeneralSecurityException.class, () -> account.password(SecretBox.create()));
        assertFalse(account.isPasswordReadable(Optional.of(SecretBox.create())));
        assertFalse(account.isPasswordReadable(Optional.empty()));
        assertTrue(account.isPasswordReadable(Optional.of(box)));
    }

    @Test
    void dropsThePasswordThatMayNotGoToTheNewServer() {
        EmailAccount account = account(Accounts.sending());
        AccountDetails elsewhere = Accounts.sending();
        elsewhere.setSmtpHost("smtp.anders.example");

        account.change(elsewhere, List.of(), NOW);

        assertFalse(account.hasPassword());
    }

    @Test
    void dropsThePasswordThatNobodyNeedsAnyMore() {
        EmailAccount account = account(Accounts.sending());

        account.change(Accounts.withoutLogin(), List.of(), NOW);

        assertFalse(account.hasPassword());
    }

    @Test
    void isNotChangedThroughItsDetails() {
        EmailAccount account = account(Accounts.sending());

        account.details().setSmtpHost("smtp.anders.example");

        assertEquals("smtp.muster-maschinen.example", account.details().getSmtpHost());
    }

    private boolean keepsPassword(Consumer<AccountDetails> change) {
        AccountDetails other = Accounts.importing();
        change.accept(other);
        return account(Accounts.importing()).keepsPasswordFor(other, List.of());
    }

    private EmailAccount account(AccountDetails details) {
        EmailAccount account = new EmailAccount(details, List.of(), NOW);
        account.keep(Accounts.PASSWORD, box);
        return account;
    }
}
