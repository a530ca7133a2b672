package de.mat.inquiry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.mat.delivery.DeliveryBooks;
import de.mat.mail.Attachment;
import de.mat.product.ProductShelf;
import de.mat.testing.ManualClock;
import de.mat.testing.StatementCount;
import de.mat.testing.TestDatabase;
import de.mat.user.Role;
import de.mat.user.User;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** To show more takes no more statements. */
class InquiryStatementsTest {

    private static final String RELAY = "buyer-ab1cd2ef3gh4i@channel.machineseeker.com";
    private static final byte[] MAIL = "Subject: Anfrage\r\n\r\nGuten Tag".getBytes();

    @AutoClose
    private final StatementCount statements = StatementCount.inMemory();

    @AutoClose
    private final TestDatabase database = TestDatabase.on(statements.dataSource());

    private final ManualClock clock = new ManualClock();
    private final Instant received = clock.instant().minusSeconds(3600);

    @Test
    void aListOfFifty() {
        for (int i = 0; i < 60; i++) {
            Instant moment = received.plusSeconds(i);
            long id = record(NewInquiries.about("Presse", moment));
            take(id, user("user" + i));
        }

        assertEquals(statementsForPage(InquiryCriteria.ALL, 5), statementsForPage(InquiryCriteria.ALL, 50));
        InquiryCriteria search =
                new InquiryCriteria(List.of("presse"), null, null, Set.of(), null, null, null, null, null);
        assertEquals(statementsForPage(search, 5), statementsForPage(search, 50));
    }

    @Test
    void aConversationOfFiftyMailsAndAnswersWithTheirFiles() {
        int few = statementsToShow(conversation("anna", RELAY, 5), 5);
        int many = statementsToShow(conversation("bernd", "buyer-zz1cd2ef3gh4i@channel.machineseeker.com", 50), 50);

        assertEquals(few, many);
    }

    private int statementsForPage(InquiryCriteria criteria, int size) {
        statements.next();
        InquiryPage page = database.compute(entityManager ->
                new InquiryListService(entityManager).page(criteria, InquiryOrder.NEWEST_FIRST, 0, size));
        assertEquals(size, page.lines().size());
        return statements.next();
    }

    /** What the page of an inquiry asks for, each question in a transaction of its own. */
    private int statementsToShow(long id, int steps) {
        statements.next();
        List<ShownMail> mails = database.compute(entityManager -> new InquiryService(entityManager).shownMails(id));
        List<ShownAnswer> answers =
                database.compute(entityManager -> answering(entityManager).list(id));
        database.run(entityManager -> new InquiryService(entityManager).find(id));
        database.run(entityManager -> products(entityManager).product(id));
        database.run(entityManager -> products(entityManager).proposals(id));
        database.run(entityManager -> answering(entityManager).othersDrafts(id, -1));
        int count = statements.next();

        assertEquals(steps + 1, mails.size());
        assertTrue(mails.stream().allMatch(ShownMail::kept));
        assertEquals(steps, answers.size());
        assertTrue(answers.stream().allMatch(answer -> answer.files().size() == 1));
        return count;
    }

    /** An inquiry with so many later mails, and so many answers on their way. */
    private long conversation(String userName, String relay, int steps) {
        long user = user(userName);
        long id = record(NewInquiries.from(relay, Optional.empty(), received));
        for (int i = 0; i < steps; i++) {
            JoiningMail mail = new JoiningMail(
                    "machineseeker",
                    Optional.of(relay),
                    Optional.of(relay),
                    List.of(),
                    received.plusSeconds(i),
                    Optional.of("Re: Anfrage"),
                    "Noch eine Frage",
                    Optional.empty());
            database.run(entityManager -> new InquiryService(entityManager).join(mail, new RawMail(MAIL)));
            AnswerDraft draft =
                    database.compute(entityManager -> answering(entityManager).begin(id, user));
            database.run(entityManager -> answering(entityManager)
                    .attach(id, user, new Attachment("angebot.pdf", "application/pdf", new byte[] {1})));
            database.run(entityManager -> send(draft, user, entityManager));
        }
        return id;
    }

    private void send(AnswerDraft draft, long user, EntityManager entityManager) {
        try {
            assertEquals(
                    Optional.empty(),
                    answering(entityManager).send(draft.id(), user, draft.changed(), "Guten Tag", false));
        } catch (AnswerChangedException e) {
            throw new IllegalStateException(e);
        }
    }

    private AnswerService answering(EntityManager entityManager) {
        return new AnswerService(entityManager, DeliveryBooks.in(entityManager, clock), null, event -> {}, clock);
    }

    private InquiryProductService products(EntityManager entityManager) {
        return new InquiryProductService(entityManager, ProductShelf.service(entityManager));
    }

    private void take(long id, long user) {
        database.run(entityManager -> entityManager.find(Inquiry.class, id).take(entityManager.find(User.class, user)));
    }

    private long record(NewInquiry inquiry) {
        return database.compute(entityManager -> new InquiryService(entityManager)
                .record(List.of(inquiry), new RawMail(MAIL))
                .get(0)
                .getId());
    }

    private long user(String name) {
        return database.compute(entityManager -> {
            User user = new User(name, Role.USER, "hash");
            entityManager.persist(user);
            return user.getId();
        });
    }
}
