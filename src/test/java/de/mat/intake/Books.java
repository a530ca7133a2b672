package de.mat.intake;

import de.mat.inquiry.InquiryBooks;
import de.mat.testing.TestDatabase;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Consumer;
import java.util.function.Function;

/** The intake's books on a test database: like in the container, each call is one transaction of its own. */
final class Books extends IntakeService {

    private final TestDatabase database;
    private final Clock clock;
    private Consumer<ImportedMail> beforeCommit = mail -> {};

    Books(TestDatabase database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Called inside the transaction of an import, before its end; may throw what a database may throw. */
    void beforeCommit(Consumer<ImportedMail> interruption) {
        beforeCommit = interruption;
    }

    /** Every entry of the ledger, by generation and UID. */
    List<LedgerEntry> ledger() {
        return database.compute(entityManager -> entityManager
                .createQuery("select e from LedgerEntry e order by e.position.id, e.uid", LedgerEntry.class)
                .getResultList());
    }

    @Override
    public MailboxPosition open(FolderGeneration generation, Instant importFrom) {
        return call(service -> service.open(generation, importFrom));
    }

    @Override
    public List<Long> unsettled(long positionId, SortedSet<Long> uids) {
        return call(service -> service.unsettled(positionId, uids));
    }

    @Override
    public List<Long> toRetry(long positionId) {
        return call(service -> service.toRetry(positionId));
    }

    @Override
    public void leaveAlone(long positionId, Collection<Long> uids, LedgerState why) {
        run(service -> service.leaveAlone(positionId, uids, why));
    }

    @Override
    public LedgerState importMail(long positionId, ImportedMail mail) {
        return call(service -> {
            LedgerState state = service.importMail(positionId, mail);
            beforeCommit.accept(mail);
            return state;
        });
    }

    @Override
    public LedgerState fail(long positionId, FailedMail mail) {
        return call(service -> service.fail(positionId, mail));
    }

    @Override
    public void advance(long positionId, long uid) {
        run(service -> service.advance(positionId, uid));
    }

    @Override
    public Optional<ImportRun> lastRun() {
        return call(IntakeService::lastRun);
    }

    private void run(Consumer<IntakeService> work) {
        call(service -> {
            work.accept(service);
            return null;
        });
    }

    private <T> T call(Function<IntakeService, T> work) {
        return database.compute(
                entityManager -> work.apply(new IntakeService(entityManager, InquiryBooks.in(entityManager), clock)));
    }
}
