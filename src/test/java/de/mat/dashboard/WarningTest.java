package de.mat.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import de.mat.account.AccountDetails;
import de.mat.account.AccountStatus;
import de.mat.account.AccountStatus.Problem;
import de.mat.delivery.DeliveryStatus;
import de.mat.inquiry.NotificationStatus;
import de.mat.intake.ImportStatus;
import de.mat.intake.ImportStatus.Quarantine;
import de.mat.mail.MailFailure.Cause;
import de.mat.mail.Protocol;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WarningTest {

    private static final Instant SINCE = Instant.parse("2026-11-23T09:00:00Z");
    private static final AccountStatus WORKING = account(AccountStatus.Kind.WORKING);

    private static final NotificationStatus NOTHING = new NotificationStatus(0, false);

    @Test
    void saysNothingWhenAllIsWell() {
        assertEquals(List.of(), Warning.of(WORKING, intake(ImportStatus.Kind.WORKING, 0), delivery(0, 0), NOTHING));
    }

    @Test
    void namesAnAccountThatIsNotThere() {
        AccountStatus none = account(AccountStatus.Kind.NOT_CONFIGURED);

        assertEquals(
                List.of(Warning.ACCOUNT), Warning.of(none, intake(ImportStatus.Kind.OFF, 0), delivery(0, 0), NOTHING));
    }

    @Test
    void namesAnImportThatFailsOrIsLateAlthoughTheAccountWorks() {
        assertEquals(
                List.of(Warning.MAILBOX),
                Warning.of(WORKING, intake(ImportStatus.Kind.FAILING, 0), delivery(0, 0), NOTHING));
        assertEquals(
                List.of(Warning.MAILBOX),
                Warning.of(WORKING, intake(ImportStatus.Kind.LOGIN_REJECTED, 0), delivery(0, 0), NOTHING));
        assertEquals(
                List.of(Warning.IMPORT),
                Warning.of(WORKING, intake(ImportStatus.Kind.LATE, 0), delivery(0, 0), NOTHING));
        assertEquals(
                List.of(Warning.IMPORT),
                Warning.of(WORKING, intake(ImportStatus.Kind.BROKEN, 0), delivery(0, 0), NOTHING));
    }

    @Test
    void tellsOneCauseOnce() {
        AccountStatus rejected = account(AccountStatus.Kind.LOGIN_REJECTED, Protocol.SMTP, Protocol.IMAP);
        AccountStatus unreachable = account(AccountStatus.Kind.UNREACHABLE, Protocol.IMAP);
        AccountStatus lost = account(AccountStatus.Kind.PASSWORD_LOST);

        assertEquals(
                List.of(Warning.ACCOUNT),
                Warning.of(rejected, intake(ImportStatus.Kind.LOGIN_REJECTED, 0), delivery(0, 0), NOTHING));
        assertEquals(
                List.of(Warning.ACCOUNT),
                Warning.of(unreachable, intake(ImportStatus.Kind.FAILING, 0), delivery(0, 0), NOTHING));
        assertEquals(
                List.of(Warning.ACCOUNT), Warning.of(lost, intake(ImportStatus.Kind.LATE, 0), delivery(0, 0), NOTHING));
    }

    @Test
    void tellsTwoCausesApart() {
        AccountStatus sendingFails = account(AccountStatus.Kind.UNREACHABLE, Protocol.SMTP);
        AccountStatus importFails = account(AccountStatus.Kind.UNREACHABLE, Protocol.IMAP);

        assertEquals(
                List.of(Warning.ACCOUNT, Warning.MAILBOX),
                Warning.of(sendingFails, intake(ImportStatus.Kind.FAILING, 0), delivery(0, 0), NOTHING));
        assertEquals(
                List.of(Warning.ACCOUNT, Warning.IMPORT),
                Warning.of(importFails, intake(ImportStatus.Kind.BROKEN, 0), delivery(0, 0), NOTHING));
    }

    @Test
    void namesMailsThatWaitForAPersonLast() {
        AccountStatus unreachable = account(AccountStatus.Kind.UNREACHABLE, Protocol.SMTP);

        assertEquals(
                List.of(Warning.QUARANTINE),
                Warning.of(WORKING, intake(ImportStatus.Kind.WORKING, 1), delivery(0, 0), NOTHING));
        assertEquals(
                List.of(Warning.ACCOUNT, Warning.IMPORT, Warning.QUARANTINE),
                Warning.of(unreachable, intake(ImportStatus.Kind.LATE, 1), delivery(0, 0), NOTHING));
    }

    private static AccountStatus account(AccountStatus.Kind kind, Protocol... servers) {
        return new AccountStatus(
                kind,
                Optional.of(new AccountDetails()),
                Optional.of(SINCE),
                servers.length == 0 ? List.of() : List.of(new Problem(kind, SINCE, List.of(servers), Cause.REFUSED)));
    }

    private static ImportStatus intake(ImportStatus.Kind kind, int quarantined) {
        return new ImportStatus(
                kind,
                Optional.of(new AccountDetails()),
                Optional.of(SINCE),
                Optional.empty(),
                Optional.empty(),
                new Quarantine(quarantined, Optional.of(SINCE).filter(since -> quarantined > 0)));
    }

    @Test
    void namesWhatWaitsAndWhatFailed() {
        ImportStatus off = intake(ImportStatus.Kind.OFF, 0);
        AccountStatus none = account(AccountStatus.Kind.NOT_CONFIGURED);

        assertEquals(List.of(Warning.STUCK), Warning.of(WORKING, off, delivery(3, 0), NOTHING));
        assertEquals(List.of(Warning.UNSENT), Warning.of(WORKING, off, delivery(0, 1), NOTHING));
        assertEquals(
                List.of(Warning.ACCOUNT, Warning.UNSENT, Warning.STUCK),
                Warning.of(none, off, delivery(3, 1), NOTHING));
    }

    @Test
    void namesWhatNobodyHasBeenToldOf() {
        ImportStatus off = intake(ImportStatus.Kind.OFF, 0);
        AccountStatus none = account(AccountStatus.Kind.NOT_CONFIGURED);
        NotificationStatus some = new NotificationStatus(2, false);
        NotificationStatus late = new NotificationStatus(2, true);

        assertEquals(List.of(), Warning.of(WORKING, off, delivery(0, 0), some), "they wait for each other");
        assertEquals(List.of(Warning.UNTOLD), Warning.of(WORKING, off, delivery(0, 0), late));
        assertEquals(List.of(Warning.STUCK, Warning.UNTOLD), Warning.of(WORKING, off, delivery(1, 0), some));
        assertEquals(List.of(Warning.ACCOUNT, Warning.UNTOLD), Warning.of(none, off, delivery(0, 0), some));
    }

    private static DeliveryStatus delivery(long stuck, long open) {
        return new DeliveryStatus(
                stuck > 0 ? DeliveryStatus.Kind.PAUSED : DeliveryStatus.Kind.WORKING,
                Optional.empty(),
                stuck,
                stuck,
                stuck > 0 ? Optional.of(SINCE) : Optional.empty(),
                Optional.empty(),
                "",
                Optional.empty(),
                open,
                open > 0 ? Optional.of(SINCE) : Optional.empty());
    }
}
