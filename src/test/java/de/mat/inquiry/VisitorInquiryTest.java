package de.mat.inquiry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import de.mat.delivery.DeliveryOutcome;
import de.mat.delivery.DeliveryState;
import de.mat.delivery.TestOffice;
import de.mat.testing.ManualClock;
import de.mat.testing.TestDatabase;
import de.mat.user.Language;
import de.mat.user.Role;
import de.mat.user.User;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An inquiry through the website, from the form to the mail in the office. */
class VisitorInquiryTest {

    private static final String OFFICE = "verkauf@muster-maschinen.example";

    @TempDir
    private Path folder;

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final ManualClock clock = new ManualClock();

    @AutoClose
    private final TestDatabase database = open();

    TestDatabase open() {
        return TestDatabase.open();
    }

    @AutoClose
    private TestOffice office;

    @BeforeEach
    void start() {
        server.start();
        server.setUser(TestOffice.ADDRESS, TestOffice.ADDRESS, TestOffice.PASSWORD);
        office = new TestOffice(database, folder, clock);
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void isOnTheDeskAndTheOfficeHearsOfIt() throws Exception {
        configure();

        long number = record("1", OFFICE);
        office.send();

        Inquiry inquiry = find(number);
        assertEquals(InquiryState.NEW, inquiry.getState());
        assertEquals("Musterwerk UV 100", inquiry.getMachine());
        assertEquals("ana@example.com", inquiry.getAnswerAddress());
        assertTrue(inquiry.isFromWebsite());
        MimeMessage mail = mails().get(0);
        assertEquals(TestOffice.ADDRESS, ((InternetAddress) mail.getFrom()[0]).getAddress());
        assertEquals(OFFICE, mail.getAllRecipients()[0].toString());
        assertEquals("ana@example.com", mail.getReplyTo()[0].toString());
        assertEquals("Anfrage " + number + ": Musterwerk UV 100", mail.getSubject());
        String body = mail.getContent().toString();
        assertTrue(body.contains("Ist die Maschine noch da?"), body);
        assertTrue(body.contains("https://mat.example.com/app/inquiry.xhtml?id=" + number), body);
    }

    @Test
    void whatIsSentTwiceIsOneInquiry() throws Exception {
        configure();

        long number = record("1", OFFICE);

        assertEquals(number, record("1", OFFICE));
        assertNotEquals(number, record("2", OFFICE));
        office.send();
        assertEquals(2, mails().size());
    }

    @Test
    void whatIsTakenForSpamIsOnTheDeskAndNobodyIsTold() throws Exception {
        configure();

        long number = database.compute(entityManager -> InquiryBooks.ofVisitors(entityManager, office, clock)
                .record(new VisitorInquiry(form(), "1", List.of("HONEYPOT", "LINKS")), List.of(OFFICE)));
        waitAndSend();

        assertEquals(List.of("HONEYPOT", "LINKS"), find(number).getSuspicions());
        assertEquals(List.of(), mails());
        assertEquals(0, listed(Set.of()));
        assertEquals(0, listed(StateChoice.OPEN.states()));
        assertEquals(1, listed(StateChoice.SPAM.states()));
        assertEquals(
                List.of(new StateCount(InquiryState.SPAM, 1)),
                database.compute(entityManager -> InquiryBooks.in(entityManager).countOpen()));
    }

    @Test
    void aPersonSaysThatItIsNoSpam() {
        long number = database.compute(entityManager -> InquiryBooks.ofVisitors(entityManager, office, clock)
                .record(new VisitorInquiry(form(), "1", List.of("LINKS")), List.of()));
        assertThrows(IllegalStateException.class, () -> desk(number, "take"));
        assertNull(find(number).getWaitingSince());
        assertEquals(List.of(), arrivals(find(number)));

        desk(number, "acceptAsNoSpam");

        assertEquals(InquiryState.READ, find(number).getState());
        assertEquals(find(number).getReceived(), find(number).getWaitingSince());
        assertEquals(1, arrivals(find(number)).size());
        assertEquals(List.of(), find(number).getSuspicions());
        assertEquals(1, listed(Set.of()));
    }

    @Test
    void withoutAnAccountItWaitsForOne() throws Exception {
        long number = record("1");
        waitAndSend();
        assertEquals(List.of(), office.states());

        configure();
        waitAndSend();

        assertEquals(TestOffice.ADDRESS, mails().get(0).getAllRecipients()[0].toString());
        assertTrue(mails().get(0).getSubject().startsWith("Anfrage " + number));
    }

    @Test
    void whileTheServerIsDownItWaitsInTheQueue() throws Exception {
        configure();
        server.stop();
        long number = record("1");
        office.send();
        assertEquals(InquiryState.NEW, find(number).getState());

        server.start();
        server.setUser(TestOffice.ADDRESS, TestOffice.ADDRESS, TestOffice.PASSWORD);
        clock.advance(Duration.ofMinutes(2));
        configure();
        office.send();

        assertEquals(1, mails().size());
    }

    @Test
    void whenManyComeTheyArePooledAndNoneIsLost() throws Exception {
        configure();
        List<Long> numbers = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            numbers.add(record("many " + i, OFFICE));
        }
        office.send();
        assertEquals(NotificationService.AT_ONCE, mails().size());

        waitAndSend();
        assertEquals(NotificationService.AT_ONCE, mails().size(), "they wait for more");
        clock.advance(NotificationService.PATIENCE);
        waitAndSend();

        assertEquals(NotificationService.AT_ONCE + 1, mails().size());
        String everything = "";
        for (MimeMessage mail : mails()) {
            everything += mail.getContent();
        }
        for (long number : numbers) {
            assertTrue(everything.contains("inquiry.xhtml?id=" + number + "\r\n")
                    || everything.endsWith("inquiry.xhtml?id=" + number));
        }
        waitAndSend();
        assertEquals(NotificationService.AT_ONCE + 1, mails().size());
    }

    @Test
    void everyRecipientHearsOfItOnce() throws Exception {
        configure();

        record("1", OFFICE, "chef@muster-maschinen.example", OFFICE);
        office.send();

        assertEquals(2, mails().size());
    }

    @Test
    void whatWaitsToBeToldIsCounted() throws Exception {
        assertEquals(new NotificationStatus(0, false), status());

        record("1", OFFICE, "chef@muster-maschinen.example");
        record("2");
        assertEquals(new NotificationStatus(2, false), status(), "inquiries, however many hear of one");
        clock.advance(Duration.ofMinutes(2));
        assertEquals(new NotificationStatus(2, true), status());

        configure();
        waitAndSend();
        assertEquals(new NotificationStatus(2, true), status(), "until the mail server took it");
        tell(DeliveryState.SENT, "");
        assertEquals(new NotificationStatus(0, false), status());
    }

    @Test
    void whatWaitsForOthersIsNotLate() throws Exception {
        configure();
        for (int i = 0; i <= NotificationService.AT_ONCE; i++) {
            record("many " + i, OFFICE);
        }
        office.send();
        tell(DeliveryState.SENT, "");

        clock.advance(Duration.ofMinutes(2));

        assertEquals(new NotificationStatus(1, false), status());
    }

    @Test
    void aRefusedNotificationIsShownAtItsInquiryAndSentAgain() throws Exception {
        configure();
        long number = record("1", OFFICE);
        assertEquals(List.of(), undelivered(number));

        tell(DeliveryState.FAILED, "550 5.1.1 no such user");

        Undelivered mail = undelivered(number).get(0);
        assertEquals(Undelivered.Kind.NOTIFICATION, mail.kind());
        assertEquals(OFFICE, mail.recipient());
        assertEquals("550 5.1.1 no such user", mail.reply());
        assertFalse(mail.waiting());
        assertEquals(new NotificationStatus(0, false), status(), "it waits for a person, not for the server");

        tell(DeliveryState.WAITING, "");
        assertTrue(undelivered(number).get(0).waiting());
        tell(DeliveryState.SENT, "");
        assertEquals(List.of(), undelivered(number));
    }

    @Test
    void aRefusedDigestIsShownAtEachInquiryInIt() throws Exception {
        List<Long> numbers = List.of(record("1"), record("2"));
        configure();
        waitAndSend();
        assertEquals(1, mails().size());

        tell(DeliveryState.FAILED, "552 mailbox full");

        for (long number : numbers) {
            assertEquals("552 mailbox full", undelivered(number).get(0).reply());
        }
    }

    @Test
    void eachUserIsToldInItsLanguageAndTheOfficeInTheHouses() throws Exception {
        configure();
        user("john", "John@muster-maschinen.example", Language.ENGLISH);
        user("jana", "jana@muster-maschinen.example", null);

        long number = record("1", "john@muster-maschinen.example", "jana@muster-maschinen.example", OFFICE);
        office.send();

        MimeMessage english = mailTo("john@muster-maschinen.example");
        assertEquals("Inquiry " + number + ": Musterwerk UV 100", english.getSubject());
        String body = english.getContent().toString();
        assertTrue(body.startsWith("The inquiry " + number + " came through the website:"), body);
        assertTrue(body.contains("Machine: Musterwerk UV 100"), body);
        for (String german : List.of("jana@muster-maschinen.example", OFFICE)) {
            assertEquals(
                    "Anfrage " + number + ": Musterwerk UV 100", mailTo(german).getSubject());
        }
    }

    @Test
    void aDigestSpeaksTheLanguageOfItsReaderToo() throws Exception {
        user("john", TestOffice.ADDRESS, Language.ENGLISH);
        record("1");
        record("2");
        configure();
        waitAndSend();

        assertEquals(
                "2 new messages through the website", mailTo(TestOffice.ADDRESS).getSubject());
    }

    private MimeMessage mailTo(String recipient) throws Exception {
        for (MimeMessage mail : mails()) {
            if (mail.getAllRecipients()[0].toString().equals(recipient)) {
                return mail;
            }
        }
        throw new AssertionError("no mail to " + recipient);
    }

    private void user(String name, String address, Language language) {
        database.run(entityManager -> {
            User user = new User(name, Role.USER, "hash");
            user.introduce(null, null, address);
            user.speak(language);
            entityManager.persist(user);
        });
    }

    /** So that the office finds notification, answer and what the visitor writes then in one thread. */
    @Test
    void theConversationBeginsWithTheMailThatTellsOfIt() throws Exception {
        configure();
        long number = record("1", OFFICE, "chef@muster-maschinen.example");
        office.send();

        assertEquals(mailTo(OFFICE).getMessageID(), find(number).getMessageId());
    }

    @Test
    void aDigestBeginsNoConversation() throws Exception {
        long number = record("1");
        record("2");
        configure();
        waitAndSend();

        assertNull(find(number).getMessageId());
    }

    /** What the queue tells of all its messages. */
    private void tell(DeliveryState state, String reply) {
        database.run(entityManager -> {
            SideMailOutcomeService outcomes = new SideMailOutcomeService(entityManager, event -> {}, clock);
            entityManager
                    .createQuery("select d.id, d.source from Delivery d", Object[].class)
                    .getResultList()
                    .forEach(message ->
                            outcomes.settle(new DeliveryOutcome((Long) message[0], (String) message[1], state, reply)));
        });
    }

    private NotificationStatus status() {
        return database.compute(entityManager -> new NotificationHealthService(entityManager, clock).status());
    }

    private List<Undelivered> undelivered(long number) {
        return database.compute(entityManager -> new UndeliveredService(entityManager, null).list(number));
    }

    private void configure() throws Exception {
        office.sendThrough(server.getSmtp().getPort());
    }

    private List<MimeMessage> mails() {
        return Arrays.asList(server.getReceivedMessages());
    }

    private void waitAndSend() {
        database.run(entityManager ->
                InquiryBooks.notifications(entityManager, office, clock).sendWaiting());
        office.send();
    }

    private long record(String submission, String... recipients) {
        return database.compute(entityManager -> InquiryBooks.ofVisitors(entityManager, office, clock)
                .record(new VisitorInquiry(form(), submission, List.of()), List.of(recipients)));
    }

    private NewInquiry form() {
        return VisitorInquiry.form(
                InquiryType.PRODUCT_INQUIRY,
                clock.instant(),
                "MM-1001",
                "Musterwerk UV 100",
                "",
                "Muster Metall d.o.o.",
                "Ana Beispiel",
                "ana@example.com",
                "+385 1 0000 000",
                "Ist die Maschine noch da?",
                "de");
    }

    private Inquiry find(long number) {
        return database.compute(
                entityManager -> InquiryBooks.in(entityManager).find(number).orElseThrow());
    }

    private List<InquiryFiguresService.Arrivals> arrivals(Inquiry of) {
        List<Instant> day = List.of(of.getReceived(), of.getReceived().plusSeconds(1));
        return database.compute(entityManager -> new InquiryFiguresService(entityManager).arrivals(day));
    }

    private int listed(Set<InquiryState> states) {
        InquiryCriteria criteria = new InquiryCriteria(List.of(), null, null, states, null, null, null, null, null);
        return database.compute(entityManager ->
                        InquiryBooks.list(entityManager).page(criteria, InquiryOrder.NEWEST_FIRST, 0, 10))
                .count();
    }

    private void desk(long number, String what) {
        database.run(entityManager -> {
            InquiryDeskService desk = new InquiryDeskService(entityManager, event -> {});
            long version = entityManager.find(Inquiry.class, number).getVersion();
            try {
                if (what.equals("take")) {
                    desk.take(number, version, 1);
                } else {
                    desk.acceptAsNoSpam(number, version);
                }
            } catch (InquiryChangedException e) {
                throw new AssertionError(e);
            }
        });
    }
}
