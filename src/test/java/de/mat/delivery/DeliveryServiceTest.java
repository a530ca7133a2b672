package de.mat.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import de.mat.html.FormattedText;
import de.mat.mail.Attachment;
import de.mat.mail.UnsafeMailException;
import de.mat.mail.UnsafeMailException.Field;
import de.mat.testing.ManualClock;
import de.mat.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is taken into the queue. */
class DeliveryServiceTest {

    private final ManualClock clock = new ManualClock();

    @AutoClose
    private final TestDatabase database = TestDatabase.open();

    @Test
    void whatTheCallerTakesBackWasNeverThere() {
        assertThrows(
                IllegalStateException.class,
                () -> database.run(entityManager -> {
                    DeliveryBooks.in(entityManager, clock).submit(message());
                    throw new IllegalStateException("the caller failed");
                }));

        assertEquals(0, count("d"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kunde@example.org\r\nBcc: alle@example.org",
                "kunde@example.org, zweiter@example.org",
                "kunde@example.org\nX: y",
                "Kunde <kunde@example.org>",
                "kunde@example.org\u0000",
                "kunde",
                ""
            })
    void whatIsNotExactlyOneAddressIsRefused(String address) {
        assertEquals(Field.RECIPIENT, refused(message().to(address)));
        assertEquals(Field.REPLY_TO, refused(message().withReplyTo(address)));
        assertEquals(0, count("d"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hallo\r\nBcc: alle@example.org",
                "Hallo\nBcc: alle@example.org",
                "Hallo\rBcc: alle@example.org",
                "Hallo\u0000",
                "Hallo\u2028Bcc: x",
                "Hallo\u0085x"
            })
    void aSubjectOfSeveralLinesIsRefused(String subject) {
        assertEquals(
                Field.SUBJECT,
                refused(OutgoingMessage.prompt("answer:1", "kunde@example.org", subject, FormattedText.plain(""))));
    }

    @Test
    void aFileWhoseNameWouldBeAHeaderIsRefused() {
        assertEquals(
                Field.ATTACHMENT,
                refused(message().with(List.of(new Attachment("a\r\nBcc: x", "text/plain", new byte[1])))));
    }

    @Test
    void eachMessageHasAnIdOfItsOwnAndWakesTheSender() {
        List<Object> news = new ArrayList<>();
        database.run(entityManager -> {
            DeliveryService service = DeliveryBooks.in(entityManager, new DeliveryBooks.NoAccount(), news::add, clock);
            service.submit(message());
            service.submit(message());
        });

        assertEquals(2, count("distinct d.content.messageId"));
        assertEquals(List.of(new DeliveryDue(), new DeliveryDue()), news);
    }

    private static OutgoingMessage message() {
        return OutgoingMessage.prompt(
                "answer:1", "kunde@example.org", "Ihre Anfrage", FormattedText.plain("Guten Tag"));
    }

    private Field refused(OutgoingMessage message) {
        return assertThrows(
                        UnsafeMailException.class,
                        () -> database.run(entityManager ->
                                DeliveryBooks.in(entityManager, clock).submit(message)))
                .field();
    }

    private long count(String what) {
        return database.compute(entityManager -> entityManager
                .createQuery("select count(" + what + ") from Delivery d", Long.class)
                .getSingleResult());
    }
}
