package de.mat.inquiry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.mat.delivery.AttachmentLimits;
import de.mat.delivery.AttachmentProblem;
import de.mat.delivery.Delivery;
import de.mat.delivery.DeliveryBooks;
import de.mat.delivery.DeliveryOutcome;
import de.mat.delivery.DeliveryState;
import de.mat.mail.Attachment;
import de.mat.testing.ManualClock;
import de.mat.testing.TestDatabase;
import de.mat.user.Role;
import de.mat.user.User;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** An answer from the first letter to the moment when the server took it. */
class AnswerServiceTest {

    private static final String RELAY = "buyer-ab1cd2ef3gh4i@channel.machineseeker.com";
    private static final String FIRST = "<first@channel.machineseeker.com>";

    @AutoClose
    private final TestDatabase database = open();

    TestDatabase open() {
        return TestDatabase.open();
    }

    private final ManualClock clock = new ManualClock();
    private final Instant received = clock.instant().minus(Duration.ofMinutes(20));
    private final List<Object> news = new ArrayList<>();

    private long anna;
    private long bernd;
    private long inquiry;

    @BeforeEach
    void oneInquiryAndTwoUsers() {
        anna = user("anna", "anna@muster-maschinen.example");
        bernd = user("bernd", null);
        inquiry = record(NewInquiries.from(RELAY, Optional.of(FIRST), received));
    }

    @Test
    void whoBeginsTakesTheInquiryAndTheSecondSeesTheFirst() {
        AnswerDraft draft = call(service -> service.begin(inquiry, anna));
        call(service -> service.keep(draft.id(), anna, draft.changed(), "Guten Tag", false));

        assertEquals("anna", find().getResponsible().getDisplayName());
        assertEquals(InquiryState.IN_PROGRESS, find().getState());
        assertEquals(
                List.of(new OthersDraft("anna", clock.instant())),
                call(service -> service.othersDrafts(inquiry, bernd)));
        assertEquals(List.of(), call(service -> service.othersDrafts(inquiry, anna)));

        call(service -> service.begin(inquiry, bernd));
        assertEquals("anna", find().getResponsible().getDisplayName(), "it stays hers");
    }

    @Test
    void aDraftKeepsItself() {
        AnswerDraft draft = call(service -> service.begin(inquiry, anna));
        call(service -> service.keep(draft.id(), anna, draft.changed(), "Guten Tag,\r\nja.\u0000", true));

        AnswerDraft kept = call(service -> service.begin(inquiry, anna));

        assertEquals(draft.id(), kept.id(), "one draft for each user");
        assertEquals("Guten Tag,\nja.", kept.text());
        assertTrue(kept.copy());
        assertEquals(Optional.of(kept), call(service -> service.draft(inquiry, anna)));
        assertEquals(
                Optional.empty(), call(service -> service.keep(draft.id(), bernd, draft.changed(), "fremd", false)));

        database.run(entityManager -> service(entityManager).discard(draft.id(), anna));
        assertEquals(Optional.empty(), call(service -> service.draft(inquiry, anna)));
    }

    @Test
    void aStaleWindowOverwritesNothingAndSendsNothing() {
        AnswerDraft stale = call(service -> service.begin(inquiry, anna));
        clock.advance(Duration.ofNanos(1_234_567_891));
        call(service -> service.keep(stale.id(), anna, stale.changed(), "neu", false));

        assertThrows(
                AnswerChangedException.class,
                () -> call(service -> service.keep(stale.id(), anna, stale.changed(), "alt", false)));
        assertThrows(
                AnswerChangedException.class,
                () -> call(service -> service.send(stale.id(), anna, stale.changed(), "alt", false)));

        AnswerDraft newer = call(service -> service.draft(inquiry, anna)).orElseThrow();
        assertEquals("neu", newer.text());
        assertEquals(Optional.empty(), call(service -> service.send(newer.id(), anna, newer.changed(), "neu", false)));
    }

    @Test
    void goesToTheRelayInTheThreadOfTheInquiry() {
        join("<second@channel.machineseeker.com>", received.plusSeconds(60));
        long answer = send("Guten Tag,\nja.");

        Delivery delivery = delivery(answer);
        assertEquals(RELAY, column(delivery, "recipient"));
        assertEquals("Re: Anfrage", column(delivery, "subject"));
        assertEquals("Guten Tag,\nja.", column(delivery, "text"));
        assertEquals(FIRST + "\n<second@channel.machineseeker.com>", column(delivery, "thread"));
        assertEquals("PROMPT", column(delivery, "urgency"));
        assertEquals(AnswerState.WAITING, shown().state());
        assertEquals(1, count("delivery"), "no copy was wanted");
        assertEquals(InquiryState.IN_PROGRESS, find().getState());
        assertNotNull(find().getWaitingSince(), "nobody has an answer yet");
    }

    @Test
    void onlyWhatTheServerTookHasAnswered() {
        long answer = send("Ja.");
        clock.advance(Duration.ofMinutes(10));

        tell(answer, DeliveryState.SENT, "");

        assertEquals(AnswerState.SENT, shown().state());
        assertEquals(InquiryState.ANSWERED, find().getState());
        assertEquals(clock.instant(), find().getFirstAnswered());
        assertNull(find().getWaitingSince());
        assertEquals(Duration.ofMinutes(30), find().getTimeToAnswer());
    }

    @Test
    void aRefusalIsToldWithTheServersWordsAndSentAgain() {
        long answer = send("Ja.");

        tell(answer, DeliveryState.FAILED, "550 5.1.1 no such user");
        assertEquals(AnswerState.FAILED, shown().state());
        assertEquals("550 5.1.1 no such user", shown().reply());
        assertTrue(shown().open());
        assertEquals(InquiryState.IN_PROGRESS, find().getState());
        assertNull(find().getFirstAnswered());

        tell(answer, DeliveryState.WAITING, "");
        assertEquals(AnswerState.WAITING, shown().state());
        assertFalse(shown().open());
    }

    @ParameterizedTest
    @EnumSource(
            value = DeliveryState.class,
            names = {"UNKNOWN", "DISCARDED"})
    void otherOutcomesAnswerNothing(DeliveryState state) {
        tell(send("Ja."), state, "");

        assertEquals(state.name(), shown().state().name());
        assertNull(find().getFirstAnswered());
    }

    @Test
    void whatTheBuyerWroteMeanwhileStillWaits() {
        long answer = send("Ja.");
        clock.advance(Duration.ofMinutes(1));
        join("<second@channel.machineseeker.com>", clock.instant());
        clock.advance(Duration.ofMinutes(1));

        tell(answer, DeliveryState.SENT, "");

        assertEquals(InquiryState.NEW, find().getState());
        assertEquals(clock.instant().minus(Duration.ofMinutes(1)), find().getWaitingSince());
        assertNotNull(find().getFirstAnswered());
    }

    @Test
    void theOutcomeOfACopyOrOfSomethingElseAnswersNothing() {
        long answer = send("Ja.");

        database.run(entityManager -> {
            outcomes(entityManager).settle(new DeliveryOutcome(1, "answer-copy:" + answer, DeliveryState.SENT, ""));
            outcomes(entityManager).settle(new DeliveryOutcome(1, "notification:7", DeliveryState.SENT, ""));
            outcomes(entityManager).settle(new DeliveryOutcome(1, "answer:4711", DeliveryState.SENT, ""));
        });

        assertEquals(AnswerState.WAITING, shown().state());
    }

    @Test
    void theNextAnswerFollowsTheOneBefore() {
        long first = send("Ja.");
        clock.advance(Duration.ofMinutes(1));
        tell(first, DeliveryState.SENT, "");
        clock.advance(Duration.ofMinutes(1));

        long second = send("Noch etwas.");

        assertEquals(FIRST + "\n" + delivery(first).getMessageId(), column(delivery(second), "thread"));
    }

    @Test
    void aReplyToAnAnswerJoinsItsInquiry() {
        long answer = send("Ja.");
        JoiningMail reply = new JoiningMail(
                "machineseeker",
                Optional.empty(),
                Optional.empty(),
                List.of(delivery(answer).getMessageId()),
                clock.instant(),
                Optional.of("Re: Anfrage"),
                "Danke",
                Optional.empty());

        boolean joined = database.compute(
                entityManager -> new InquiryService(entityManager).join(reply, new RawMail(new byte[] {1})));

        assertTrue(joined);
    }

    @Test
    void theAuthorMayHaveACopy() {
        AnswerDraft draft = call(service -> service.begin(inquiry, anna));

        assertEquals(Optional.empty(), call(service -> service.send(draft.id(), anna, draft.changed(), "Ja.", true)));

        assertEquals(2, count("delivery"));
        assertEquals(1, count("delivery where recipient = 'anna@muster-maschinen.example'"));
    }

    @Test
    void aRefusedCopyIsShownAtTheInquiry() {
        AnswerDraft draft = call(service -> service.begin(inquiry, anna));
        call(service -> service.send(draft.id(), anna, draft.changed(), "Ja.", true));
        assertEquals(List.of(), undelivered());

        database.run(entityManager -> new SideMailOutcomeService(entityManager, news::add, clock)
                .settle(new DeliveryOutcome(1, "answer-copy:" + draft.id(), DeliveryState.FAILED, "550 no such user")));

        Undelivered copy = undelivered().get(0);
        assertEquals(Undelivered.Kind.COPY, copy.kind());
        assertEquals("anna@muster-maschinen.example", copy.recipient());
        assertEquals("550 no such user", copy.reply());
        assertEquals(1, count("delivery where id = " + copy.delivery() + " and source like 'answer-copy:%'"));
    }

    private List<Undelivered> undelivered() {
        return database.compute(entityManager -> new UndeliveredService(entityManager, null).list(inquiry));
    }

    @Test
    void whoHasNoAddressGetsNoCopy() {
        AnswerDraft draft = call(service -> service.begin(inquiry, bernd));

        assertEquals(
                Optional.of(AnswerProblem.NO_OWN_ADDRESS),
                call(service -> service.send(draft.id(), bernd, draft.changed(), "Ja.", true)));
        assertEquals(0, count("delivery"));
    }

    @Test
    void sendsNothingWithoutWordsOrAddressOrDraft() {
        AnswerDraft draft = call(service -> service.begin(inquiry, anna));
        assertEquals(
                Optional.of(AnswerProblem.NO_TEXT),
                call(service -> service.send(draft.id(), anna, draft.changed(), " \n", false)));
        assertEquals(Optional.empty(), call(service -> service.send(draft.id(), anna, draft.changed(), "Ja.", false)));
        assertEquals(
                Optional.of(AnswerProblem.NO_DRAFT),
                call(service -> service.send(draft.id(), anna, draft.changed(), "Ja.", false)),
                "pressed twice");
        assertEquals(1, count("delivery"));

        inquiry = record(NewInquiries.from("a@b\r\nBcc: c@example.com", Optional.empty(), received));
        AnswerDraft toNobody = call(service -> service.begin(inquiry, anna));
        assertEquals(
                Optional.of(AnswerProblem.NO_ADDRESS),
                call(service -> service.send(toNobody.id(), anna, toNobody.changed(), "Ja.", false)));
    }

    @Test
    void filesGoAlongWithinTheirLimits() {
        AnswerDraft draft = call(service -> service.begin(inquiry, anna));
        assertEquals(Optional.of(AttachmentProblem.EMPTY), attach(0));
        assertEquals(Optional.of(AttachmentProblem.TOO_LARGE), attach(AttachmentLimits.LARGEST_FILE + 1));
        assertEquals(Optional.empty(), attach(AttachmentLimits.LARGEST_FILE));
        assertEquals(Optional.of(AttachmentProblem.TOO_LARGE_TOGETHER), attach(AttachmentLimits.LARGEST_FILE));
        long large = call(service -> service.draft(inquiry, anna))
                .orElseThrow()
                .files()
                .get(0)
                .id();
        database.run(entityManager -> service(entityManager).detach(draft.id(), anna, large));
        for (int file = 0; file < AttachmentLimits.MOST_FILES; file++) {
            assertEquals(Optional.empty(), attach(3));
        }
        assertEquals(Optional.of(AttachmentProblem.TOO_MANY), attach(3));

        call(service -> service.send(draft.id(), anna, draft.changed(), "Ja.", false));

        assertEquals(AttachmentLimits.MOST_FILES, shown().files().size());
        assertEquals(AttachmentLimits.MOST_FILES, count("delivery_attachment where name = 'angebot.pdf'"));
        assertEquals(Optional.of(AttachmentProblem.NO_DRAFT), attach(3));
    }

    @ParameterizedTest
    @CsvSource({
        "Anfrage, Re: Anfrage",
        "Re: Anfrage, Re: Anfrage",
        "AW: Re: aw : RE[2]: Anfrage, Re: Anfrage",
        "Regal: blau, Re: Regal: blau",
        "Re:, Re: Anfrage 1"
    })
    void hasItsPrefixOnce(String subject, String expected) {
        Inquiry about = database.compute(entityManager -> new InquiryService(entityManager)
                .record(List.of(NewInquiries.about(subject, received)), new RawMail(new byte[] {1}))
                .get(0));

        assertEquals(expected.replace(" 1", " " + about.getId()), AnswerSubject.of(about));
    }

    @Test
    void openPagesHearOfIt() {
        long answer = send("Ja.");
        tell(answer, DeliveryState.SENT, "");

        assertEquals(3, news.stream().filter(new InquiryMoved(inquiry)::equals).count());
    }

    private Optional<AttachmentProblem> attach(int size) {
        return call(service ->
                service.attach(inquiry, anna, new Attachment("angebot.pdf", "application/pdf", new byte[size])));
    }

    private long send(String text) {
        AnswerDraft draft = call(service -> service.begin(inquiry, anna));
        assertEquals(Optional.empty(), call(service -> service.send(draft.id(), anna, draft.changed(), text, false)));
        return draft.id();
    }

    private void tell(long answer, DeliveryState state, String reply) {
        database.run(entityManager ->
                outcomes(entityManager).settle(new DeliveryOutcome(1, "answer:" + answer, state, reply)));
    }

    private void join(String messageId, Instant at) {
        JoiningMail mail = new JoiningMail(
                "machineseeker",
                Optional.of(RELAY),
                Optional.of(RELAY),
                List.of(),
                at,
                Optional.of("Re: Anfrage"),
                "Noch eine Frage",
                Optional.of(messageId));
        boolean joined = database.compute(
                entityManager -> new InquiryService(entityManager).join(mail, new RawMail(new byte[] {1})));
        assertTrue(joined);
    }

    private ShownAnswer shown() {
        List<ShownAnswer> all = call(service -> service.list(inquiry));
        return all.get(all.size() - 1);
    }

    private Delivery delivery(long answer) {
        return database.compute(entityManager -> entityManager.find(
                Delivery.class, entityManager.find(Answer.class, answer).getDeliveryId()));
    }

    private Object column(Delivery delivery, String column) {
        return database.compute(entityManager -> entityManager
                .createNativeQuery("select cast(" + column + " as varchar) from delivery where id = ?1")
                .setParameter(1, delivery.getId())
                .getSingleResult());
    }

    private long count(String from) {
        return database.compute(entityManager -> ((Number) entityManager
                        .createNativeQuery("select count(*) from " + from)
                        .getSingleResult())
                .longValue());
    }

    private Inquiry find() {
        return database.compute(
                entityManager -> new InquiryService(entityManager).find(inquiry).orElseThrow());
    }

    private long record(NewInquiry inquiry) {
        return database.compute(entityManager -> new InquiryService(entityManager)
                .record(List.of(inquiry), new RawMail(new byte[] {1}))
                .get(0)
                .getId());
    }

    private long user(String name, String address) {
        return database.compute(entityManager -> {
            User user = new User(name, Role.USER, "hash");
            user.introduce(null, null, address);
            entityManager.persist(user);
            return user.getId();
        });
    }

    private <T> T call(Function<AnswerService, T> work) {
        return database.compute(entityManager -> work.apply(service(entityManager)));
    }

    private AnswerService service(EntityManager entityManager) {
        return new AnswerService(entityManager, DeliveryBooks.in(entityManager, clock), null, news::add, clock);
    }

    private AnswerOutcomeService outcomes(EntityManager entityManager) {
        AnswerTimes always = new AnswerTimes(
                WorkingHours.of("Mo-So 00:00-24:00"), Duration.ofHours(1), ZoneId.of("Europe/Berlin"), clock);
        return new AnswerOutcomeService(entityManager, always, news::add, clock);
    }
}
