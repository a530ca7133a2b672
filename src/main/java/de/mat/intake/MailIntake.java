package de.mat.intake;

import de.mat.mail.Fetched;
import de.mat.mail.MailFailure;
import de.mat.mail.MailFailureException;
import de.mat.mail.MailFormatException;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Reads and stores fetched mails one after the other, and notes those that failed. What is done with one mail never depends on another
 * one.
 */
final class MailIntake {

    private static final Logger LOGGER = Logger.getLogger(MailIntake.class.getName());

    private final long positionId;
    private final IntakeService intake;
    private final ImportCount count;
    private final BooleanSupplier mayGoOn;
    private long lowestLeft = Long.MAX_VALUE;

    /** @param mayGoOn asked before each mail is stored; false ends the work */
    MailIntake(long positionId, IntakeService intake, ImportCount count, BooleanSupplier mayGoOn) {
        this.positionId = positionId;
        this.intake = intake;
        this.count = count;
        this.mayGoOn = mayGoOn;
    }

    /** Makes of a fetched text what is stored. */
    @FunctionalInterface
    interface Reader {
        ImportedMail read(PlatformMail mail, byte[] raw) throws MailFormatException;
    }

    /** The lowest UID that will be tried again. */
    long lowestLeft() {
        return lowestLeft;
    }

    /**
     * Imports what came of these mails.
     *
     * @return false if it was told to end before it was through
     * @throws MailFailureException if the server failed meanwhile; what had come before is imported
     */
    boolean importAll(List<PlatformMail> batch, Fetched<byte[]> fetched, Reader reader) throws MailFailureException {
        for (PlatformMail mail : batch) {
            Optional<byte[]> raw = fetched.take(mail.uid());
            if (raw.isEmpty()) {
                notFetched(FailedMail.of(mail.envelope(), MailProblem.NOT_FETCHED), fetched);
            } else if (!importMail(mail, raw.get(), reader)) {
                return false;
            }
            count.done(1);
        }
        if (fetched.failure().isPresent()) {
            throw fetched.failure().get();
        }
        return true;
    }

    /** Notes that nothing usable came of the mail; if that was our own wish, it is no failure of the mail's. */
    void notFetched(FailedMail mail, Fetched<?> fetched) {
        boolean aborted = fetched.failure()
                .map(MailFailureException::failure)
                .filter(failure -> failure.cause() == MailFailure.Cause.ABORTED)
                .isPresent();
        if (!aborted) {
            fail(mail);
        }
    }

    private boolean importMail(PlatformMail mail, byte[] raw, Reader reader) {
        Optional<ImportedMail> read = tryToRead(mail, raw, reader);
        if (read.isEmpty()) {
            fail(FailedMail.of(mail.envelope(), MailProblem.UNREADABLE).with(raw));
            return true;
        }
        if (!mayGoOn.getAsBoolean()) {
            return false;
        }
        store(mail, read.get());
        return true;
    }

    /** What the mail says; empty when it cannot be read. */
    static Optional<ImportedMail> tryToRead(PlatformMail mail, byte[] raw, Reader reader) {
        try {
            return Optional.of(reader.read(mail, raw));
        } catch (MailFormatException e) {
            LOGGER.log(Level.INFO, "Mail {0} cannot be read", Long.toString(mail.uid()));
            return Optional.empty();
        } catch (RuntimeException | StackOverflowError e) {
            // Strangers write these mails: a defect of ours that one of them finds must not stop the others.
            LOGGER.log(Level.WARNING, "Mail " + mail.uid() + " defeats the reader", e);
            return Optional.empty();
        }
    }

    private void store(PlatformMail mail, ImportedMail read) {
        try {
            count(intake.importMail(positionId, read));
        } catch (RuntimeException e) {
            if (intake.unsettled(positionId, new TreeSet<>(List.of(mail.uid()))).isEmpty()) {
                return; // another node was faster
            }
            LOGGER.log(Level.WARNING, "Mail " + mail.uid() + " cannot be stored", e);
            fail(FailedMail.of(mail.envelope(), MailProblem.NOT_STORED).with(read.raw()));
        }
    }

    private void fail(FailedMail mail) {
        LedgerState state = intake.fail(positionId, mail);
        if (state == LedgerState.TO_RETRY) {
            lowestLeft = Math.min(lowestLeft, mail.uid());
        }
        count(state);
    }

    private void count(LedgerState state) {
        switch (state) {
            case IMPORTED -> count.oneImported();
            case JOINED -> count.oneJoined();
            case KNOWN -> count.oneKnown();
            case TO_RETRY -> count.oneToRetry();
            case QUARANTINED -> count.oneQuarantined();
            default -> {
                // settled by another node
            }
        }
    }
}
