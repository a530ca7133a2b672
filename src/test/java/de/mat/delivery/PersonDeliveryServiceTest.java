package de.mat.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import de.mat.mail.MailFailure.Cause;
import de.mat.testing.ManualClock;
import de.mat.testing.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages of an erased person: what waits does not go out, and what is on its way ends without a trace. */
class PersonDeliveryServiceTest {

    private static final String ANA = "ana@example.org";

    private final ManualClock clock = new ManualClock();
    private final List<Object> news = new ArrayList<>();

    @TempDir
    private Path folder;

    @AutoClose
    private final TestDatabase database = TestDatabase.open();

    @AutoClose
    private SendingNode node;

    private long id;

    @BeforeEach
    void oneMessage() {
        node = new SendingNode(database, folder, clock);
        id = node.submit(ANA);
    }

    @Test
    void whatWaitsIsDiscardedAndItsFeatureHearsOfIt() {
        assertEquals(Set.of("answer:" + ANA), erase());

        assertEquals(DeliveryState.DISCARDED, node.state(id));
        assertEquals("", node.content(id));
        assertEquals(List.of(new DeliveryOutcome(id, "answer:" + ANA, DeliveryState.DISCARDED, "ERASED")), news);
    }

    @Test
    void whatIsBeingSentIsNotEndedAnyMore() {
        ClaimedMessage message = node.books().claim("me").orElseThrow();

        assertEquals(Set.of(), erase());

        assertFalse(node.books().handOver(message));
        clock.advance(SendingService.CLAIM.plusSeconds(1));
        node.books().takeUp();
        assertEquals(DeliveryState.DISCARDED, node.state(id));
    }

    @Test
    void whatTheServerTookIsSent() {
        ClaimedMessage message = node.books().claim("me").orElseThrow();
        node.books().handOver(message);
        erase();

        node.books().sent(message);

        assertEquals(DeliveryState.SENT, node.state(id));
    }

    @Test
    void whatFailsMeanwhileIsNotTriedAgain() {
        ClaimedMessage message = node.books().claim("me").orElseThrow();
        erase();

        node.books().putBack(List.of(message));

        assertEquals(DeliveryState.DISCARDED, node.state(id));
    }

    @Test
    void whatTheServerSaysOfAnErasedOneIsNotKept() {
        ClaimedMessage message = node.books().claim("me").orElseThrow();
        erase();

        node.books().refused(message, Cause.RECIPIENT_REFUSED, "550 no such user " + ANA);

        assertEquals(DeliveryState.DISCARDED, node.state(id));
        assertEquals("ERASED", node.delivery(id).getReply());
    }

    private Set<String> erase() {
        return database.compute(entityManager ->
                new PersonDeliveryService(entityManager, news::add, clock).erase(List.of(ANA), List.of()));
    }
}
