package de.mat.intake;

import de.mat.testing.TestDatabase;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The record of the runs on a test database: like in the container, each call is one transaction of its own. */
final class RunBooks extends ImportRunService {

    private final TestDatabase database;
    private final Clock clock;

    RunBooks(TestDatabase database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public void ended(ImportRun run, Optional<Long> positionId) {
        call(service -> {
            service.ended(run, positionId);
            return null;
        });
    }

    @Override
    public Optional<ImportRun> lastRun() {
        return call(ImportRunService::lastRun);
    }

    @Override
    public int count(RunFilter filter) {
        return call(service -> service.count(filter));
    }

    @Override
    public List<ImportRun> list(RunFilter filter, int first, int size) {
        return call(service -> service.list(filter, first, size));
    }

    private <T> T call(Function<ImportRunService, T> work) {
        return database.compute(entityManager -> work.apply(new ImportRunService(entityManager, clock)));
    }
}
