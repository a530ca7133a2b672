package de.mat.account;

import static org.junit.jupiter.api.Assertions.assertFalse;

import de.mat.security.SecretBox;
import de.mat.testing.ManualClock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PasswordSecrecyTest {

    private final AccountChange change = Accounts.firstOne(Accounts.importing());
    private final AccountSettings settings = change.settings(Optional.of(Accounts.PASSWORD));

    @Test
    void nothingThatHoldsThePasswordPrintsIt() {
        for (Object holder : List.of(
                change,
                settings,
                settings.smtp(),
                settings.imap().orElseThrow(),
                settings.login(),
                Optional.of(settings),
                new CheckProgress(1, change.details(), new ManualClock()))) {
            assertFalse(
                    holder.toString().contains(Accounts.PASSWORD),
                    holder.getClass().getName());
        }
    }

    @Test
    void whatThePageRemembersHoldsNoPassword() throws IOException {
        EmailAccount account = new EmailAccount(change.details(), List.of(), new ManualClock().instant());
        account.keep(Accounts.PASSWORD, SecretBox.create());
        AccountDraft draft = AccountDraft.of(account, true);
        draft.change(Optional.of(Accounts.PASSWORD));

        ByteArrayOutputStream memory = new ByteArrayOutputStream();
        try (ObjectOutputStream session = new ObjectOutputStream(memory)) {
            session.writeObject(draft);
        }

        assertFalse(memory.toString(StandardCharsets.ISO_8859_1).contains(Accounts.PASSWORD));
    }
}
