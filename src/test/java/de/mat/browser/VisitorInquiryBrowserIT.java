package de.mat.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.LocatorAssertions.HasAttributeOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import de.mat.account.AccountBooks;
import de.mat.browser.page.AnswerEditor;
import de.mat.browser.page.Desk;
import de.mat.delivery.TroubledSmtpServer;
import de.mat.delivery.TroubledSmtpServer.Step;
import de.mat.demo.DemoProducts;
import de.mat.demo.DemoWebsite;
import de.mat.demo.OtherWebsite;
import de.mat.testing.Ports;
import de.mat.testing.RunningMat;
import de.mat.testing.TestDatabase;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a visitor sends, from the form to the answer, whatever the mail server does meanwhile: away when the form comes, or refusing
 * what MAT sends.
 */
class VisitorInquiryBrowserIT extends BrowserTest {

    private static final String SIGNATURE = "Muster Maschinen GmbH\nMusterstraße 1";
    private static final String VISITOR = "ana@example.com";
    private static final Locator.PressSequentiallyOptions LIKE_A_PERSON =
            new Locator.PressSequentiallyOptions().setDelay(50);
    private static final double SOON = 30_000;

    private static RunningMat own;
    private static OtherWebsite other;

    private int port;
    private GreenMail server;

    @BeforeAll
    static void startMat() throws IOException, SQLException {
        own = RunningMat.alone("visitors", List.of(RunningMat.ADMINISTRATOR, RunningMat.USER));
        other = OtherWebsite.start(0, own.at("/"));
        DemoWebsite.createAll(own.database(), other.origin());
        DemoProducts.createAll(own.database());
    }

    @AfterAll
    static void stopMat() {
        other.close();
        own.close();
    }

    @Override
    protected RunningMat running() {
        return own;
    }

    @BeforeEach
    void theMailServerIsDown() throws Exception {
        update("delete from delivery_pause");
        update("delete from notification");
        update("delete from delivery");
        port = Ports.free();
        server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        sendThrough(port);
    }

    @AfterEach
    void stopServer() {
        server.stop();
    }

    @ParameterizedTest
    @ValueSource(strings = {"the dealer's page", "a page of another website"})
    void isOnTheDeskWhileTheMailServerIsDownToldOnceItIsBackAndAnswered(String where) throws Exception {
        Page desk = newPage();
        signIn(desk, RunningMat.USER);
        desk.navigate(mat.at("app/inquiries.xhtml").toString());
        Page visitor = newPage();
        Locator form = where.startsWith("the") ? ownForm(visitor, "offer.xhtml?number=MM-1001") : snippet(visitor);
        fill(form, "Ana Beispiel");

        form.locator("button").click();
        long sent = System.nanoTime();
        String number = visitor.locator("#number, mat-form .thanks strong").innerText();
        assertThat(desk.locator("[data-inquiry='" + number + "']")).isVisible(new IsVisibleOptions().setTimeout(SOON));
        System.out.println("On the desk after " + since(sent).toMillis() + " ms: " + where);
        await().atMost(Duration.ofMinutes(1)).until(() -> count("select count(*) from delivery_pause") > 0);
        Desk office = signIn(newPage(), RunningMat.ADMINISTRATOR);
        assertThat(office.warnings()).containsText("Die Benachrichtigung über eine Anfrage der Webseite wartet noch");
        picture(office.page(), "warning-untold");

        server.start();
        long back = System.nanoTime();
        MimeMessage notification = mailTo(RunningMat.MAIL_ADDRESS);
        System.out.println("Told " + since(back).toSeconds() + " s after the server was back: " + where);
        assertEquals("Anfrage " + number + ": Verschließmaschine UV 100", notification.getSubject());
        assertEquals(VISITOR, ((InternetAddress) notification.getReplyTo()[0]).getAddress());

        desk.navigate(mat.at("app/inquiry.xhtml?id=" + number).toString());
        AnswerEditor answer = new AnswerEditor(desk);
        answer.begin().click();
        answer.text().fill("Guten Tag, ja.");
        answer.send().click();
        assertThat(answer.states()).hasAttribute("data-state", "SENT", soon());
        MimeMessage reply = mailTo(VISITOR);
        assertNotNull(notification.getMessageID());
        assertArrayEquals(new String[] {notification.getMessageID()}, reply.getHeader("In-Reply-To"));
        assertArrayEquals(new String[] {notification.getMessageID()}, reply.getHeader("References"));
        assertEquals(RunningMat.MAIL_ADDRESS, ((InternetAddress) reply.getFrom()[0]).getAddress());
        assertTrue(reply.getSubject().startsWith("Re: "), reply.getSubject());
        assertEquals(
                "Guten Tag, ja.\n\n-- \n" + SIGNATURE,
                reply.getContent().toString().replace("\r\n", "\n").strip());
    }

    @Test
    void anAnswerThatWaitsSaysSoAndARefusedOneIsSentAgain() throws Exception {
        update("""
                insert into inquiry (id, version, platform, type, state, received, subject, machine, phones, message, further, complete,
                    answer_address)
                values (7001, 0, 'machineseeker', 'PRODUCT_INQUIRY', 'NEW', current_timestamp, 'Anfrage', 'Presse', '', 'Noch da?', '',
                    true, 'buyer-ab1cd2ef3gh4i@channel.machineseeker.com')""");
        Page desk = newPage();
        signIn(desk, RunningMat.USER);
        desk.navigate(mat.at("app/inquiry.xhtml?id=7001").toString());
        AnswerEditor answer = new AnswerEditor(desk);
        answer.begin().click();
        answer.text().fill("Guten Tag, ja.");
        answer.send().click();

        assertThat(answer.states()).hasAttribute("data-state", "WAITING");
        assertThat(answer.states()).containsText("Wartet auf den Versand");
        await().atMost(Duration.ofMinutes(1)).until(() -> count("select count(*) from delivery_pause") > 0);
        assertThat(answer.states()).hasAttribute("data-state", "WAITING");
        picture(desk, "answer-waits");

        try (TroubledSmtpServer refusing = new TroubledSmtpServer()) {
            refusing.says(Step.RCPT, "550 5.1.1 no such user");
            sendThrough(refusing.port());
            assertThat(answer.states()).hasAttribute("data-state", "FAILED", soon());
            assertThat(answer.answers()).containsText("550 5.1.1 no such user");
            assertThat(desk.locator("#inquiryState")).hasAttribute("data-state", "IN_PROGRESS");
            assertEquals(List.of(), barriers(desk));

            refusing.recovers();
            answer.sendAgain().click();

            assertThat(answer.states()).hasAttribute("data-state", "SENT", soon());
            assertThat(desk.locator("#inquiryState")).hasAttribute("data-state", "ANSWERED");
            assertTrue(refusing.received().contains("Guten Tag, ja."));
        }
    }

    @Test
    void aRefusedNotificationStandsAtItsInquiryAndIsSentAgain() throws Exception {
        try (TroubledSmtpServer refusing = new TroubledSmtpServer()) {
            refusing.says(Step.RCPT, "552 5.2.2 mailbox full");
            sendThrough(refusing.port());
            Page visitor = newPage();
            Locator form = ownForm(visitor, "contact-form.xhtml");
            fill(form, "Ben Beispiel");
            form.locator("button").click();
            assertThat(visitor.locator("h1")).hasText("Vielen Dank!");
            String number = visitor.locator("#number").innerText();
            await().atMost(Duration.ofMinutes(1))
                    .until(() ->
                            count("select count(*) from notification where state = 'FAILED' and inquiry_id = " + number)
                                    == 1);

            Page desk = newPage();
            signIn(desk, RunningMat.ADMINISTRATOR);
            desk.navigate(mat.at("app/inquiry.xhtml?id=" + number).toString());
            Locator undelivered = desk.locator(".undelivered");
            assertThat(undelivered)
                    .containsText("Der Mailserver hat die Benachrichtigung über diese Anfrage abgelehnt.");
            assertThat(undelivered).containsText(RunningMat.MAIL_ADDRESS);
            assertThat(undelivered).containsText("552 5.2.2 mailbox full");
            assertThat(undelivered.locator("a")).hasAttribute("href", "/admin/outbox.xhtml");
            assertEquals(List.of(), barriers(desk));
            picture(desk, "undelivered");
            desk.setViewportSize(390, 900);
            assertTrue((Integer) desk.evaluate("document.documentElement.scrollWidth") <= 390);
            fullPicture(desk, "undelivered-390");

            refusing.recovers();
            undelivered.locator("button").click();

            assertThat(undelivered).hasCount(0, new HasCountOptions().setTimeout(SOON));
            assertEquals(List.of(RunningMat.MAIL_ADDRESS), refusing.taken());
        }
    }

    /** Nothing of the database can be read or written: its tables are not there. */
    @Test
    void whatWasTypedOutlivesADatabaseThatIsAway() throws Exception {
        Page visitor = newPage();
        Locator form = ownForm(visitor, "offer.xhtml?number=MM-1001");
        fill(form, "Ana Beispiel");
        String question = form.locator("#message").inputValue();
        rename("", "_away");
        try {
            Response answer =
                    visitor.waitForNavigation(() -> visitor.locator("#email").press("Enter"));

            assertEquals(503, answer.status());
            assertThat(visitor.locator("#message")).hasValue(question);
            assertThat(visitor.locator("#email")).hasValue(VISITOR);
            assertThat(visitor.locator(".form__wrong")).containsText("Es ist nichts verloren gegangen");
            assertThat(visitor.locator(".form__wrong a"))
                    .hasAttribute("href", "https://www.muster-maschinen.example/impressum");
            fullPicture(visitor, "web-database-away");
        } finally {
            rename("_away", "");
        }
        visitor.locator("#email").press("Enter");

        assertThat(visitor.locator("h1")).hasText("Vielen Dank!");
        String number = visitor.locator("#number").innerText();
        assertEquals(
                1,
                count("select count(*) from inquiry where external_number = 'MM-1001' and state = 'NEW' and id = "
                        + number));
    }

    private static void rename(String before, String after) throws SQLException {
        for (String table : List.of("website_settings", "website_logo", "product", "inquiry")) {
            update("alter table " + table + before + " rename to " + table + after);
        }
    }

    private Locator ownForm(Page visitor, String page) {
        visitor.navigate(mat.at("web/" + page).toString());
        return visitor.locator("form").filter(new Locator.FilterOptions().setHas(visitor.locator("#message")));
    }

    private static Locator snippet(Page visitor) {
        visitor.navigate(other.origin());
        return visitor.locator("mat-form[form=inquiry]");
    }

    private static void fill(Locator form, String name) {
        form.locator("#name").fill(name);
        form.locator("#email").fill(VISITOR);
        form.locator("#message")
                .pressSequentially("Guten Tag, ist die Maschine noch da, und was kostet sie?", LIKE_A_PERSON);
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static HasAttributeOptions soon() {
        return new HasAttributeOptions().setTimeout(SOON);
    }

    private MimeMessage mailTo(String recipient) {
        return await().atMost(Duration.ofMinutes(3))
                .until(
                        () -> Stream.of(server.getReceivedMessagesForDomain(recipient))
                                .toList(),
                        mails -> !mails.isEmpty())
                .get(0);
    }

    private static void sendThrough(int port) throws Exception {
        try (TestDatabase database = TestDatabase.on(own.database())) {
            new AccountBooks(database, Path.of("target", "visitors", "data"))
                    .sendThrough(port, RunningMat.MAIL_ADDRESS, null, SIGNATURE);
        }
    }

    private static void update(String command) throws SQLException {
        try (Connection connection = own.database().getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(command);
        }
    }

    private static int count(String query) throws SQLException {
        try (Connection connection = own.database().getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getInt(1);
        }
    }
}
