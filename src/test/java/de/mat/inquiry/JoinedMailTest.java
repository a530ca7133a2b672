package de.mat.inquiry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.mat.testing.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Which later mail belongs to which inquiry. */
class JoinedMailTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final String ANA = "buyer-ab1cd2ef3gh4i@channel.machineseeker.com";
    private static final String MAX = "buyer-qw8er7ty6ui5o@channel.machineseeker.com";

    @AutoClose
    private final TestDatabase database = TestDatabase.open();

    @Test
    void anAnswerThroughTheSameRelayJoins() {
        long ana = record(NewInquiries.from(ANA, Optional.empty(), NOON));
        record(NewInquiries.from(MAX, Optional.empty(), NOON));

        assertTrue(join(fromRelay(ANA)));

        assertEquals(List.of("Noch eine Frage"), messages(ana));
        assertEquals(2, inService(InquiryService::count));
    }

    @Test
    void theCaseOfAnAddressDoesNotCount() {
        record(NewInquiries.from(ANA.toUpperCase(java.util.Locale.ROOT), Optional.empty(), NOON));

        assertTrue(join(fromRelay("Buyer-AB1CD2ef3gh4i@Channel.Machineseeker.com")));
    }

    @Test
    void theInquiryIsNewAgain() {
        long ana = record(NewInquiries.from(ANA, Optional.empty(), NOON));
        database.run(entityManager -> new InquiryDeskService(entityManager, event -> {}).open(ana));

        join(fromRelay(ANA));

        assertEquals(
                InquiryState.NEW,
                inService(service -> service.find(ana)).orElseThrow().getState());
    }

    @Test
    void theSearchFindsTheInquiryByWhatItsBuyerWroteLater() {
        record(NewInquiries.from(ANA, Optional.empty(), NOON));
        InquiryCriteria later =
                new InquiryCriteria(List.of("noch", "frage"), null, null, Set.of(), null, null, null, null, null);
        assertEquals(0, found(later));

        join(fromRelay(ANA));

        assertEquals(1, found(later));
    }

    private int found(InquiryCriteria criteria) {
        return database.compute(entityManager ->
                        InquiryBooks.list(entityManager).page(criteria, InquiryOrder.NEWEST_FIRST, 0, 10))
                .count();
    }

    @Test
    void theLatestOfSeveralInquiriesThroughOneRelayIsContinued() {
        record(NewInquiries.from(ANA, Optional.empty(), NOON));
        long later = record(NewInquiries.from(ANA, Optional.empty(), NOON.plusSeconds(60)));

        join(fromRelay(ANA));

        assertEquals(1, messages(later).size());
    }

    @Test
    void anotherPlatformIsAnotherConversation() {
        record(NewInquiries.from(ANA, Optional.empty(), NOON));

        assertFalse(join(new JoiningMail(
                "other",
                Optional.of(ANA),
                Optional.of(ANA),
                List.of(),
                NOON,
                Optional.empty(),
                "x",
                Optional.empty())));
    }

    @Test
    void anAddressThatIsNoRelayTellsNothing() {
        record(NewInquiries.from(ANA, Optional.of("<1@example.com>"), NOON));

        assertFalse(join(answering(Optional.empty(), List.of())));
        assertEquals(0, count());
    }

    @Test
    void aRelayThatSendsForSeveralBuyersIsToldByTheAddressOfTheAnswer() {
        String relay = "messages@portal.example";
        NewInquiry ana = NewInquiries.from("ana@example.com", Optional.empty(), NOON);
        long first = record(withSender(ana, relay));

        assertFalse(join(fromRelay(relay, "max@example.com")));
        assertTrue(join(fromRelay(relay, "Ana@example.com")));

        assertEquals(1, messages(first).size());
    }

    @Test
    void anAnswerIsToldByTheMailThatItAnswers() {
        long ana = record(NewInquiries.from(ANA, Optional.of("<1@example.com>"), NOON));

        assertTrue(join(answering(Optional.of("<2@example.com>"), List.of("<0@example.com>", "<1@example.com>"))));
        assertTrue(join(answering(Optional.of("<3@example.com>"), List.of("<2@example.com>"))));

        assertEquals(2, messages(ana).size());
    }

    @Test
    void nobodyCanTellWhichInquiryOfADigestIsAnswered() {
        inService(service -> service.record(
                List.of(
                        NewInquiries.from(ANA, Optional.of("<digest@example.com>"), NOON),
                        NewInquiries.from(MAX, Optional.of("<digest@example.com>"), NOON)),
                raw()));

        assertFalse(join(answering(Optional.empty(), List.of("<digest@example.com>"))));
        assertTrue(join(fromRelay(MAX)), "but its buyer can be told by the relay");
    }

    @Test
    void joinedMailsComeInTheirOrder() {
        long ana = record(NewInquiries.from(ANA, Optional.empty(), NOON));
        for (int minute : List.of(2, 1, 3)) {
            join(new JoiningMail(
                    "machineseeker",
                    Optional.of(ANA),
                    Optional.of(ANA),
                    List.of(),
                    NOON.plusSeconds(60L * minute),
                    Optional.empty(),
                    "message\u0000 " + minute,
                    Optional.empty()));
        }

        assertEquals(List.of("message 1", "message 2", "message 3"), messages(ana));
    }

    private static JoiningMail fromRelay(String relay) {
        return fromRelay(relay, relay);
    }

    private static JoiningMail fromRelay(String relay, String answerAddress) {
        return new JoiningMail(
                "machineseeker",
                Optional.of(relay),
                Optional.of(answerAddress),
                List.of(),
                NOON.plusSeconds(3_600),
                Optional.of("Re: Anfrage"),
                "Noch eine Frage",
                Optional.empty());
    }

    private static JoiningMail answering(Optional<String> messageId, List<String> references) {
        return new JoiningMail(
                "machineseeker",
                Optional.empty(),
                Optional.of(ANA),
                references,
                NOON.plusSeconds(3_600),
                Optional.of("Re: Anfrage"),
                "Noch eine Frage",
                messageId);
    }

    private static NewInquiry withSender(NewInquiry inquiry, String sender) {
        return new NewInquiry(
                inquiry.platform(),
                inquiry.type(),
                inquiry.externalNumber(),
                Optional.of(sender),
                inquiry.received(),
                inquiry.subject(),
                inquiry.company(),
                inquiry.person(),
                inquiry.place(),
                inquiry.country(),
                inquiry.phones(),
                inquiry.answerAddress(),
                inquiry.category(),
                inquiry.machine(),
                inquiry.language(),
                inquiry.messageId(),
                inquiry.message(),
                inquiry.further(),
                inquiry.complete(),
                inquiry.senderConfirmed());
    }

    private long record(NewInquiry inquiry) {
        return inService(
                service -> service.record(List.of(inquiry), raw()).get(0).getId());
    }

    private boolean join(JoiningMail mail) {
        return inService(service -> service.join(mail, raw()));
    }

    private List<String> messages(long inquiryId) {
        return inService(service -> service.joinedMails(inquiryId)).stream()
                .map(JoinedMail::getMessage)
                .toList();
    }

    private long count() {
        return database.compute(entityManager -> entityManager
                .createQuery("select count(m) from JoinedMail m", Long.class)
                .getSingleResult());
    }

    private static RawMail raw() {
        return new RawMail(new byte[] {1, 2, 3});
    }

    private <T> T inService(Function<InquiryService, T> work) {
        return database.compute(entityManager -> work.apply(new InquiryService(entityManager)));
    }
}
