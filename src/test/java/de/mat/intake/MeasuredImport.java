package de.mat.intake;

import de.mat.mail.ImapConnection;
import de.mat.mail.MailFailureException;
import de.mat.mail.Mailbox;
import de.mat.platform.ShippedSenders;
import de.mat.testing.TestDatabase;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;

/** The import as the benchmark runs it: over a connection that it is given, with books that only count, or real ones. */
public final class MeasuredImport {

    private final IntakeService books;

    private MeasuredImport(IntakeService books) {
        this.books = books;
    }

    /** Books that store nothing. */
    public static MeasuredImport storingNothing() {
        return new MeasuredImport(new NoBooks());
    }

    /** Books of the database. */
    public static MeasuredImport into(TestDatabase database) {
        return new MeasuredImport(new Books(database, Clock.systemUTC()));
    }

    /**
     * One import of what lies beyond this UID.
     *
     * @return what it came across
     */
    public ImportCount run(ImapConnection connection, long lastUid) throws MailFailureException {
        Mailbox mailbox = connection.examine("INBOX");
        FolderGeneration generation = new FolderGeneration(1, "127.0.0.1", "", "INBOX", mailbox.uidValidity());
        MailboxPosition position = books.open(generation, Instant.EPOCH);
        position.advance(lastUid);
        ImportCount count = new ImportCount();
        new ImportRound(mailbox, position, books, ShippedSenders.get(), Mailbox.LARGEST_MAIL, count, () -> true).run();
        return count;
    }

    private static final class NoBooks extends IntakeService {

        @Override
        public MailboxPosition open(FolderGeneration generation, Instant importFrom) {
            return new MailboxPosition(generation, importFrom) {
                @Override
                public Long getId() {
                    return 1L;
                }
            };
        }

        @Override
        public List<Long> unsettled(long positionId, SortedSet<Long> uids) {
            return List.copyOf(uids);
        }

        @Override
        public List<Long> toRetry(long positionId) {
            return new ArrayList<>();
        }

        @Override
        public void leaveAlone(long positionId, Collection<Long> uids, LedgerState why) {
            // nothing is remembered
        }

        @Override
        public LedgerState importMail(long positionId, ImportedMail mail) {
            return LedgerState.IMPORTED;
        }

        @Override
        public LedgerState fail(long positionId, FailedMail mail) {
            throw new IllegalStateException(mail.toString());
        }

        @Override
        public void advance(MailboxPosition read, long uid) {
            // nothing is remembered
        }
    }
}
