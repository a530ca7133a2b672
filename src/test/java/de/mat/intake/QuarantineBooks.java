package de.mat.intake;

import de.mat.inquiry.InquiryBooks;
import de.mat.testing.TestDatabase;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** The quarantine on a test database: like in the container, each call is one transaction of its own. */
final class QuarantineBooks extends QuarantineService {

    private final TestDatabase database;
    private final Clock clock;

    QuarantineBooks(TestDatabase database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public int count() {
        return call(QuarantineService::count);
    }

    @Override
    public List<QuarantinedMail> list(int first, int size) {
        return call(service -> service.list(first, size));
    }

    @Override
    public Optional<QuarantinedMail> find(long id) {
        return call(service -> service.find(id));
    }

    @Override
    public Optional<byte[]> text(long id) {
        return call(service -> service.text(id));
    }

    @Override
    public void discard(long id) {
        run(service -> service.discard(id));
    }

    @Override
    public void fetchAgain(long id) {
        run(service -> service.fetchAgain(id));
    }

    @Override
    public Optional<LedgerState> importMail(long id, ImportedMail mail) {
        return call(service -> service.importMail(id, mail));
    }

    @Override
    public void failedAgain(long id, MailProblem problem) {
        run(service -> service.failedAgain(id, problem));
    }

    private void run(Consumer<QuarantineService> work) {
        call(service -> {
            work.accept(service);
            return null;
        });
    }

    private <T> T call(Function<QuarantineService, T> work) {
        return database.compute(entityManager ->
                work.apply(new QuarantineService(entityManager, InquiryBooks.in(entityManager), clock)));
    }
}
