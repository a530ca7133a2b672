package de.mat.mailing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.mat.contact.AdvertisingState;
import de.mat.delivery.AttachmentLimits;
import de.mat.delivery.AttachmentProblem;
import de.mat.mail.Attachment;
import de.mat.testing.ManualClock;
import de.mat.testing.TestDatabase;
import de.mat.user.Role;
import de.mat.user.User;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A bulk mail while it is being written. */
class MailingServiceTest {

    private final ManualClock clock = new ManualClock();
    private TestDatabase database;
    private long anna;
    private MailingDraft draft;

    @BeforeEach
    void anEmptyDraft() {
        database = open();
        anna = database.compute(entityManager -> {
            User user = new User("anna", Role.USER, "hash");
            entityManager.persist(user);
            return user.getId();
        });
        contact(7);
        contact(8);
        draft = call(service -> service.begin(MailingLanguage.DE, anna));
    }

    /** Where the mailings are kept. */
    TestDatabase open() {
        return TestDatabase.open();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aDraftKeepsAllThatIsTypedAndChosen() {
        draft.setSubject("Neu\r\nim Lager\u0000");
        draft.setHtml("<p>Guten Tag</p>");
        draft.setLanguage(MailingLanguage.EN);
        draft.getFilter().setFiltered(true);
        draft.getFilter().setText(" Muster ");
        draft.getFilter().setGroups(List.of("Händler", "Messe"));
        draft.getFilter().setCountry("DE");
        draft.getFilter().setLanguage("de");
        draft.getFilter().setAdvertising(AdvertisingState.CONSENT);
        clock.advance(Duration.ofSeconds(1));

        MailingDraft kept = call(service -> service.keep(draft));

        MailingDraft again = draft();
        assertEquals(kept.getRevision(), again.getRevision());
        assertEquals("Neu im Lager", again.getSubject());
        assertEquals("<p>Guten Tag</p>", again.getHtml());
        assertEquals(MailingLanguage.EN, again.getLanguage());
        assertEquals(draft.getFilter(), again.getFilter());
        assertEquals("Muster", again.getFilter().getText());
        assertEquals(List.of("Händler", "Messe"), again.getFilter().getGroups());
        assertEquals(clock.instant(), mailing(draft.getId()).getChanged());
    }

    @Test
    void nobodyIsChosenAtTheBeginning() {
        assertFalse(draft.getFilter().isFiltered());
        assertEquals(Map.of(), mailing(draft.getId()).getChoices());
    }

    @Test
    void onlyHtmlThatDoesNoHarmIsKept() {
        draft.setHtml(
                "<p onclick='x()'>Hallo<script>x()</script> {{Anrede}}</p><iframe src='https://evil.example'></iframe>"
                        + "<img src='http://evil.example/pixel.png'>");

        call(service -> service.keep(draft));

        assertEquals("<p>Hallo {<!-- -->{Anrede}}</p>", draft().getHtml());
    }

    @Test
    void aStaleWindowOverwritesNothing() {
        MailingDraft stale = draft;
        MailingDraft newer = draft();
        newer.setSubject("neu");
        call(service -> service.keep(newer));

        stale.setSubject("alt");
        assertThrows(MailingChangedException.class, () -> call(service -> service.keep(stale)));
        assertThrows(
                MailingChangedException.class,
                () -> call(
                        service -> service.choose(stale.getId(), stale.getRevision(), 7, Optional.of(Choice.REMOVED))));

        assertEquals("neu", draft().getSubject());
        assertEquals(Map.of(), mailing(draft.getId()).getChoices());
    }

    @Test
    void contactsAreAddedAndRemovedByHand() {
        long id = draft.getId();
        MailingDraft first = call(service -> service.choose(id, draft.getRevision(), 7, Optional.of(Choice.ADDED)));
        MailingDraft second = call(service -> service.choose(id, first.getRevision(), 8, Optional.of(Choice.REMOVED)));
        assertEquals(Map.of(7L, Choice.ADDED, 8L, Choice.REMOVED), mailing(id).getChoices());

        MailingDraft third = call(service -> service.choose(id, second.getRevision(), 7, Optional.of(Choice.REMOVED)));
        call(service -> service.choose(id, third.getRevision(), 8, Optional.empty()));

        assertEquals(Map.of(7L, Choice.REMOVED), mailing(id).getChoices());
    }

    @Test
    void moreThanAMailHoldsIsNotKept() {
        draft.setHtml("<p>kurz</p>");
        MailingDraft kept = call(service -> service.keep(draft));
        kept.setHtml("<p>" + "x".repeat(Mailing.LONGEST_HTML) + "</p>");

        assertThrows(MailingTooLongException.class, () -> call(service -> service.keep(kept)));

        assertEquals("<p>kurz</p>", draft().getHtml());
        kept.setHtml("x".repeat(Mailing.LONGEST_HTML));
        assertEquals(
                Mailing.LONGEST_HTML,
                call(service -> service.keep(kept)).getHtml().length());
    }

    @Test
    void filesGoAlongWithinTheLimits() {
        assertEquals(Optional.empty(), attach(1_500_000));
        assertEquals(Optional.of(AttachmentProblem.EMPTY), attach(0));
        assertEquals(Optional.of(AttachmentProblem.TOO_LARGE), attach(AttachmentLimits.LARGEST_FILE + 1));

        MailingDraft.File file = draft().getFiles().get(0);
        assertEquals("liste.pdf", file.name());
        assertEquals(1_500_000, file.size());
        assertEquals(
                1_500_000,
                database.<Integer>compute(entityManager -> entityManager
                        .find(Mailing.class, draft.getId())
                        .getFiles()
                        .get(0)
                        .content()
                        .length));

        database.run(entityManager -> service(entityManager).detach(draft.getId(), file.id()));
        assertEquals(List.of(), draft().getFiles());
        assertEquals(Optional.of(AttachmentProblem.NO_DRAFT), call(service -> service.attach(-1, file(3))));
    }

    @Test
    void aCopyIsADraftOfItsOwn() {
        draft.setSubject("Angebote");
        draft.setHtml("<p>Hallo</p>");
        draft.getFilter().setFiltered(true);
        MailingDraft kept = call(service -> service.keep(draft));
        call(service -> service.choose(kept.getId(), kept.getRevision(), 7, Optional.of(Choice.ADDED)));
        attach(3);
        database.run(entityManager -> {
            Mailing sent = entityManager.find(Mailing.class, draft.getId());
            sent.start(entityManager.find(User.class, anna), clock.instant());
        });

        MailingDraft copy = call(service -> service.copy(draft.getId(), anna)).orElseThrow();

        assertEquals("Angebote", copy.getSubject());
        assertEquals("<p>Hallo</p>", copy.getHtml());
        assertTrue(copy.getFilter().isFiltered());
        assertEquals("liste.pdf", copy.getFiles().get(0).name());
        assertEquals(Map.of(7L, Choice.ADDED), mailing(copy.getId()).getChoices());
        assertEquals(MailingState.DRAFT, mailing(copy.getId()).getState());
        assertEquals(MailingState.RUNNING, mailing(draft.getId()).getState());
    }

    @Test
    void whatWasStartedIsNeitherChangedNorDiscarded() {
        database.run(entityManager -> entityManager
                .find(Mailing.class, draft.getId())
                .start(entityManager.find(User.class, anna), clock.instant()));

        assertEquals(Optional.empty(), call(service -> service.draft(draft.getId())));
        assertThrows(MailingChangedException.class, () -> call(service -> service.keep(draft)));
        assertEquals(Optional.of(AttachmentProblem.NO_DRAFT), attach(3));
        database.run(entityManager -> service(entityManager).discard(draft.getId()));
        assertEquals(MailingState.RUNNING, mailing(draft.getId()).getState());
    }

    @Test
    void aDraftIsDiscardedWithItsFiles() {
        attach(3);
        call(service -> service.choose(draft.getId(), draft.getRevision(), 7, Optional.of(Choice.ADDED)));

        database.run(entityManager -> service(entityManager).discard(draft.getId()));

        assertEquals(Optional.empty(), call(service -> service.find(draft.getId())));
    }

    @Test
    void theImprintIsOneForAllAndNotOverwrittenByAStaleWindow() {
        long seen = imprint().getVersion();
        assertEquals("", imprint().getText());

        assertTrue(change(seen, " Muster Maschinen GmbH\r\nMusterstraße 1\n"));

        assertEquals("Muster Maschinen GmbH\nMusterstraße 1", imprint().getText());
        assertFalse(change(seen, "alt"));
    }

    private void contact(long id) {
        database.run(entityManager -> entityManager
                .createNativeQuery(
                        "insert into contact (id, version, salutation, phones, notes, advertising, sort_key, changed, words)"
                                + " values (" + id + ", 0, 'NONE', '', '', 'NONE', '', current_timestamp, '')")
                .executeUpdate());
    }

    private MailingImprint imprint() {
        return database.compute(entityManager -> new ImprintService(entityManager).imprint());
    }

    private boolean change(long seen, String text) {
        return database.compute(entityManager -> new ImprintService(entityManager).change(seen, text));
    }

    private Optional<AttachmentProblem> attach(int size) {
        return call(service -> service.attach(draft.getId(), file(size)));
    }

    private static Attachment file(int size) {
        return new Attachment("liste.pdf", "application/pdf", new byte[size]);
    }

    private MailingDraft draft() {
        return call(service -> service.draft(draft.getId())).orElseThrow();
    }

    private Mailing mailing(long id) {
        return database.compute(entityManager -> {
            Mailing mailing = service(entityManager).find(id).orElseThrow();
            mailing.getChoices();
            return mailing;
        });
    }

    private <T> T call(Function<MailingService, T> work) {
        return database.compute(entityManager -> work.apply(service(entityManager)));
    }

    private MailingService service(EntityManager entityManager) {
        return new MailingService(entityManager, clock);
    }
}
