package de.mat.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import de.mat.browser.page.AccountDialog;
import de.mat.browser.page.Desk;
import de.mat.testing.RunningMat;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Postausgang: what has not gone out, why, and what an administrator decides; the messages are put into the database. */
class OutboxBrowserIT extends BrowserTest {

    private static final Duration SENT = Duration.ofSeconds(30);

    private static RunningMat own;

    @BeforeAll
    static void startMat() {
        own = RunningMat.alone("outbox", List.of(RunningMat.ADMINISTRATOR, RunningMat.USER));
    }

    @AfterAll
    static void stopMat() {
        own.close();
    }

    @Override
    protected RunningMat running() {
        return own;
    }

    @BeforeEach
    void startAfresh() throws Exception {
        update("delete from delivery", "delete from delivery_pause", "delete from email_account");
        own.mail().purgeEmailFromAllMailboxes();
    }

    @Test
    void theLimitsOfBulkMailAreSetUnderAdvanced() throws Exception {
        Page page = newPage();
        signIn(page, RunningMat.ADMINISTRATOR);
        page.navigate(own.at("admin/outbox.xhtml").toString());
        page.locator("#advanced summary").click();
        assertThat(page.locator("[id='paceForm:perHour']")).hasValue("50");

        page.locator("[id='paceForm:perHour']").fill("0");
        page.locator("[id='paceForm:saveLimits']").click();
        assertThat(page.locator("#advanced")).containsText("Bitte eine Zahl ab 1 eingeben.");
        page.locator("[id='paceForm:perHour']").fill("200");
        page.locator("[id='paceForm:perMinute']").fill("20");
        page.locator("[id='paceForm:saveLimits']").click();

        assertThat(page.locator("#advanced")).containsText("Die Grenzen sind gespeichert.");
        assertEquals(List.of(), barriers(page));
        picture(page, "outbox-advanced");
        page.reload();
        page.locator("#advanced summary").click();
        assertThat(page.locator("[id='paceForm:perHour']")).hasValue("200");
        assertThat(page.locator("[id='paceForm:perMinute']")).hasValue("20");
    }

    @Test
    void withoutAnAccountNothingCanBeSentAndThatIsToldEverywhere() throws Exception {
        message("WAITING", "kunde@example.org", "Ihre Anfrage zu Presse", "");
        message("FAILED", "tot@example.org", "Ihre Anfrage zu Säge", "550 5.1.1 <b>no such user</b>");
        Page page = newPage();
        Desk desk = signIn(page, RunningMat.ADMINISTRATOR);

        assertThat(desk.warnings()).containsText("Eine Nachricht wartet auf den Versand");
        assertThat(desk.warnings())
                .containsText("Eine Nachricht wurde nicht oder nicht sicher gesendet (seit 05.01.2026) und wartet"
                        + " auf eine Entscheidung.");
        assertThat(page.locator("[aria-labelledby=deliveryTitle]")).containsText("Eine Nachricht wartet");
        picture(page, "dashboard-delivery");
        page.locator("[aria-labelledby=deliveryTitle] a").first().click();

        assertThat(page.locator("#count")).hasText("2");
        assertThat(page.locator(".notice--warning").first()).containsText("Es ist kein E-Mail Konto konfiguriert.");
        assertThat(line(page, "Säge")).containsText("550 5.1.1 <b>no such user</b>");
        assertThat(line(page, "Säge").locator("button").first()).isDisabled();
        assertEquals(List.of(), barriers(page));
        picture(page, "outbox");
        page.setViewportSize(390, 900);
        fullPicture(page, "outbox-390");
        assertTrue(
                (Boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"),
                "nothing sticks out");
    }

    @Test
    void whatFailedIsSentAgainOrDiscarded() throws Exception {
        message("FAILED", RunningMat.MAIL_ADDRESS, "Ihre Anfrage zu Säge", "550 5.1.1 no such user");
        message("UNKNOWN", RunningMat.MAIL_ADDRESS, "Neue Maschinen", "");
        message("FAILED", "tot@example.org", "Ihre Anfrage zu Presse", "550 5.1.1 no such user");
        Page page = newPage();
        signIn(page, RunningMat.ADMINISTRATOR);
        configure(page);
        open(page, "");

        line(page, "Säge").getByText("Erneut senden").click();
        assertThat(page.locator("#messages")).containsText("Die Nachricht wird erneut gesendet.");
        awaitArrived("Ihre Anfrage zu Säge");

        open(page, "?show=UNKNOWN");
        assertThat(page.locator("#count")).hasText("1");
        line(page, "Neue Maschinen").getByText("Erneut senden").click();
        assertThat(page.locator("#confirm")).containsText("Dann kommt sie ein zweites Mal an.");
        picture(page, "outbox-again");
        page.locator("#confirm").getByText("Ja").click();
        awaitArrived("Neue Maschinen");

        open(page, "");
        line(page, "Presse").getByText("Verwerfen").click();
        page.locator("#confirm").getByText("Ja").click();
        assertThat(page.locator("#messages")).containsText("Die Nachricht ist verworfen.");
        assertThat(page.locator(".empty")).containsText("Der Postausgang ist leer");
        assertThat(page.locator("#count")).hasText("0");
        assertEquals(List.of(), barriers(page));
        picture(page, "outbox-empty");
    }

    @Test
    void aDecisionThatComesTooLateChangesNothing() throws Exception {
        message("FAILED", "kunde@example.org", "Ihre Anfrage zu Säge", "550 5.1.1 no such user");
        Page page = newPage();
        signIn(page, RunningMat.ADMINISTRATOR);
        open(page, "");
        update("update delivery set state = 'SENT'");

        line(page, "Säge").getByText("Verwerfen").click();
        page.locator("#confirm").getByText("Ja").click();

        assertThat(page.locator("#messages")).containsText("Diese Nachricht wurde inzwischen gesendet");
    }

    @Test
    void whileTheServerIsAwayItIsSaidAndCanBeTriedAtOnce() throws Exception {
        Page page = newPage("en-GB", 1440, 900);
        signIn(page, RunningMat.ADMINISTRATOR);
        configure(page);
        message("WAITING", RunningMat.MAIL_ADDRESS, "Ihre Anfrage zu Presse", "");
        update(
                "insert into delivery_pause (id, version, since, until, failures, failure_cause, reply, account_version)"
                        + " select 1, 1, timestamp with time zone '2026-01-05 10:00:00+01:00',"
                        + " timestamp with time zone '2030-01-05 10:00:00+01:00', 8, 'SERVER_NOT_READY',"
                        + " '421 4.3.2 too busy', version from email_account",
                "update delivery set next_try = timestamp with time zone '2026-01-05 10:00:00+01:00'");
        open(page, "");

        assertThat(page.locator("#paused")).containsText("One message is waiting to be sent");
        assertThat(page.locator("#paused")).containsText("421 4.3.2 too busy");
        assertEquals(List.of(), barriers(page));
        picture(page, "outbox-paused");
        page.getByText("Try now").click();

        awaitArrived("Ihre Anfrage zu Presse");
    }

    @Test
    void onlyAdministratorsSeeIt() {
        Page page = newPage();
        Desk desk = signIn(page, RunningMat.USER);

        assertThat(desk.page().getByText("Postausgang")).hasCount(0);
        assertEquals(404, page.navigate(mat.at("admin/outbox.xhtml").toString()).status());
    }

    private void open(Page page, String query) {
        page.navigate(mat.at("admin/outbox.xhtml" + query).toString());
    }

    private static Locator line(Page page, String subject) {
        return page.locator(".kept__mail").filter(new Locator.FilterOptions().setHasText(subject));
    }

    private void awaitArrived(String subject) {
        Awaitility.await()
                .atMost(SENT)
                .until(() -> Arrays.stream(mat.mail().getReceivedMessages())
                        .anyMatch(mail -> subject.equals(subjectOf(mail))));
    }

    private static String subjectOf(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void configure(Page page) {
        new AccountDialog(page)
                .open(mat.at("/"))
                .fill("senderName", "Muster Maschinen GmbH")
                .fill("senderAddress", RunningMat.MAIL_ADDRESS)
                .set("authenticationRequired", true)
                .fillServer("smtp", "localhost", mat.mail().getSmtp().getPort())
                .fill("userName", RunningMat.MAIL_ADDRESS)
                .fill("password", RunningMat.MAIL_PASSWORD)
                .checkAndSave()
                .awaitOutcome("STORED");
    }

    private static void message(String state, String recipient, String subject, String reply) throws SQLException {
        update(
                "insert into bulk_template (id, source, subject, text, field_names, wanted)"
                        + " values (nextval('bulk_template_seq'), 'mailing:1', '', 'Guten Tag', '', true)",
                "insert into delivery (template_id, field_values, id, version, urgency, source, state, recipient, subject, text, message_id, thread,"
                        + " written, since, next_try, tries, handed_over, perhaps_arrived, failure_cause, reply) select"
                        + (state.equals("UNKNOWN") ? " (select max(id) from bulk_template)" : " null") + ", '',"
                        + " nextval('delivery_seq'), 1, '" + (state.equals("UNKNOWN") ? "BULK" : "PROMPT")
                        + "', 'answer:1', '"
                        + state + "', '" + recipient + "', '" + subject
                        + "', 'Guten Tag', '<' || random_uuid() || '@muster-maschinen.example>', '',"
                        + " timestamp with time zone '2026-01-05 10:00:00+01:00',"
                        + " timestamp with time zone '2026-01-05 10:00:00+01:00',"
                        + " timestamp with time zone '2030-01-05 10:00:00+01:00', 0, false, false, "
                        + (reply.isEmpty() ? "null" : "'RECIPIENT_REFUSED'") + ", '" + reply + "'");
    }

    private static void update(String... statements) throws SQLException {
        try (Connection connection = own.database().getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.executeUpdate(sql);
            }
        }
    }
}
