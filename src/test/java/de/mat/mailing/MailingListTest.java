package de.mat.mailing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import de.mat.contact.AdvertisingState;
import de.mat.contact.Allowances;
import de.mat.delivery.DeliveryNode.Fate;
import de.mat.testing.ManualClock;
import de.mat.testing.StatementCount;
import de.mat.testing.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The list of mailings, with what became of the recipients of each. */
class MailingListTest {

    private final ManualClock clock = new ManualClock();

    @TempDir
    private Path folder;

    private TestDatabase database;
    private RunBooks books;

    @BeforeEach
    void begin() throws Exception {
        database = TestDatabase.open();
        books = new RunBooks(database, folder, clock);
        books.delivery().sendThrough(25);
        Allowances.insert(database, 4, id -> "kunde" + id + "@example.com", id -> AdvertisingState.CONSENT);
    }

    @AfterEach
    void close() {
        books.close();
        database.close();
    }

    @Test
    void aStartedMailingStandsThereWithItsFigures() {
        long mailing = books.running();
        books.next(2, Fate.TAKEN);
        books.next(1, Fate.REFUSED);
        long draft = books.draft();

        List<MailingLine> lines = list(database, 10);

        RunFigures figures = line(lines, mailing).figures();
        assertEquals(4, figures.total());
        assertEquals(3, figures.done());
        assertEquals(2, figures.count(RecipientState.SENT));
        assertEquals(1, figures.count(RecipientState.REFUSED));
        assertEquals(0, line(lines, draft).figures().total());
    }

    @Test
    void moreLinesAreNoMoreQuestionsToTheDatabase() {
        for (int i = 0; i < 12; i++) {
            books.running();
        }
        StatementCount statements = new StatementCount(database.dataSource());

        try (TestDatabase counted = TestDatabase.on(statements.dataSource())) {
            list(counted, 1);
            statements.next();
            assertEquals(2, list(counted, 2).size());
            int forTwo = statements.next();
            assertEquals(12, list(counted, 12).size());

            assertEquals(forTwo, statements.next());
        }
    }

    private List<MailingLine> list(TestDatabase from, int size) {
        return from.compute(entityManager ->
                new MailingService(entityManager, clock).list(new MailingCriteria(null, null), 0, size));
    }

    private static MailingLine line(List<MailingLine> lines, long id) {
        return lines.stream().filter(line -> line.id() == id).findFirst().orElseThrow();
    }
}
