package de.mat.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import de.mat.html.FormattedText;
import de.mat.mail.Attachment;
import de.mat.testing.ManualClock;
import de.mat.testing.StatementCount;
import de.mat.testing.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** To show more of what waits takes no more statements. */
class OutboxStatementsTest {

    @AutoClose
    private final StatementCount statements = StatementCount.inMemory();

    @AutoClose
    private final TestDatabase database = TestDatabase.on(statements.dataSource());

    private final ManualClock clock = new ManualClock();

    @Test
    void anOutboxOfFifty() {
        for (int i = 0; i < 60; i++) {
            OutgoingMessage message = OutgoingMessage.prompt(
                            "answer:" + i, "kunde" + i + "@example.org", "Anfrage", FormattedText.plain("Guten Tag"))
                    .with(List.of(new Attachment("angebot.pdf", "application/pdf", new byte[] {1})));
            database.run(entityManager -> DeliveryBooks.in(entityManager, clock).submit(message));
        }

        assertEquals(statementsFor(5), statementsFor(50));
    }

    private int statementsFor(int size) {
        statements.next();
        List<OutboxLine> lines = database.compute(
                entityManager -> new OutboxService(entityManager, event -> {}, clock).list(OutboxFilter.ALL, 0, size));
        assertEquals(size, lines.size());
        return statements.next();
    }
}
