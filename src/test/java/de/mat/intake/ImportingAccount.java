package de.mat.intake;

import de.mat.account.AccountDetails;
import de.mat.account.AccountHealthService;
import de.mat.account.AccountStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An account that works and imports. */
final class ImportingAccount extends AccountHealthService {

    private final Instant configured;
    private final boolean importing;

    ImportingAccount(Instant configured, boolean importing) {
        this.configured = configured;
        this.importing = importing;
    }

    @Override
    public AccountStatus status() {
        AccountDetails details = new AccountDetails();
        details.setImportEnabled(importing);
        return new AccountStatus(AccountStatus.Kind.WORKING, Optional.of(details), Optional.of(configured), List.of());
    }
}
