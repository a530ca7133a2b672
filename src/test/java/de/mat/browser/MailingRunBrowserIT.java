package de.mat.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import de.mat.browser.page.AccountDialog;
import de.mat.browser.page.MailingEditor;
import de.mat.delivery.TroubledSmtpServer;
import de.mat.delivery.TroubledSmtpServer.Step;
import de.mat.testing.RunningMat;
import de.mat.testing.ScriptedConnection;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A bulk mail from the contacts to the report, and a recipient who leaves. */
class MailingRunBrowserIT extends BrowserTest {

    private static final int ALLOWED = 40;
    private static final int OBJECTED = 2;

    /** As it becomes known while the mail goes out. */
    private static final List<String> REFUSED =
            List.of("kunde15@example.org", "kunde22@example.org", "kunde31@example.org");

    private static final String UNKNOWN = "kunde27@example.org";
    private static final int SKIPPED = 2;
    private static final int SENT = ALLOWED - REFUSED.size() - 1 - SKIPPED - 1;

    private static final TroubledSmtpServer SERVER = new TroubledSmtpServer();

    private static RunningMat own;

    @BeforeAll
    static void startMat() throws SQLException {
        own = RunningMat.alone("mailing-run", List.of(RunningMat.ADMINISTRATOR, RunningMat.READER));
        for (int id = 1; id <= ALLOWED + OBJECTED; id++) {
            contact(id, id <= ALLOWED ? "CONSENT" : "OBJECTION");
        }
        update("update mailing_imprint set text = 'Muster Maschinen GmbH, Musterstraße 1, 10115 Berlin'");
        // Some at once, and the others a minute later
        limit("12");
        SERVER.trouble(MailingRunBrowserIT::answer);
    }

    private static boolean answer(Step step, String about, ScriptedConnection connection) throws IOException {
        if (step == Step.RCPT && REFUSED.stream().anyMatch(about::contains)) {
            connection.send("550 5.1.1 no such mailbox here\r\n");
            return true;
        }
        if (step == Step.MESSAGE && about.equals(UNKNOWN)) {
            throw new IOException("dropped after the final dot");
        }
        return false;
    }

    private static void contact(long id, String advertising) throws SQLException {
        try (Connection connection = own.database().getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into contact (id, version, salutation, first_name, last_name, company, address, address_key,"
                                + " advertising, phones, notes, sort_key, changed, words, country, language)"
                                + " values (?, 0, 'MRS', 'Ana', ?, ?, ?, ?, ?, '', '', ?, current_timestamp, ?, 'DE', 'de')")) {
            String name = "Beispiel" + id;
            String address = "kunde" + id + "@example.org";
            insert.setLong(1, id);
            insert.setString(2, name);
            insert.setString(3, name + " GmbH");
            insert.setString(4, address);
            insert.setString(5, address);
            insert.setString(6, advertising);
            insert.setString(7, name.toLowerCase());
            insert.setString(8, " " + name.toLowerCase() + " ");
            insert.executeUpdate();
        }
    }

    private static void limit(String perMinute) throws SQLException {
        update("update bulk_pace set per_hour = null, per_minute = " + perMinute);
    }

    private static void update(String sql) throws SQLException {
        try (Connection connection = own.database().getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    @AfterAll
    static void stopMat() {
        own.close();
        SERVER.close();
    }

    @Override
    protected RunningMat running() {
        return own;
    }

    @Test
    void goesFromTheContactsToTheReportAndARecipientLeaves() throws Exception {
        Page page = newPage();
        signIn(page, RunningMat.ADMINISTRATOR);
        configureAccount(page);

        // Contacts, editor, preview
        page.navigate(mat.at("/app/contacts.xhtml").toString());
        assertThat(page.locator("#count")).hasText(Integer.toString(ALLOWED + OBJECTED));
        MailingEditor mailing = new MailingEditor(page).openList(mat.at("/")).begin();
        mailing.kept(() -> mailing.subject().fill("Neu im Lager"));
        mailing.kept(() -> mailing.type("Guten Tag, diese Maschinen sind neu."));
        mailing.part("filtered").check();
        assertThat(mailing.count()).hasText(Integer.toString(ALLOWED));
        assertThat(mailing.preview().locator("body")).containsText("diese Maschinen sind neu");

        // Start
        mailing.part("toStart").click();
        assertThat(page.locator("#recipients")).hasText(Integer.toString(ALLOWED));
        assertThat(page.locator("#leftOut")).containsText(OBJECTED + " Widerspruch");
        assertThat(page.locator("#noLink")).containsText("mat.public-url");
        assertThat(page.locator("#expectedEnd")).isVisible();
        assertEquals(List.of(), barriers(page));
        fullPicture(page, "mailing-start");
        String confirmation = page.url();
        page.locator("[id='form:start']").click();
        page.waitForURL("**/app/mailing.xhtml*");

        // Progress
        assertThat(page.locator("#state")).hasText("Wird gesendet");
        assertThat(page.locator("#barText"))
                .containsText("12 von " + ALLOWED, new ContainsTextOptions().setTimeout(60_000));
        assertThat(page.locator("#expectedEnd")).isVisible();
        assertThat(page.locator("#rate")).containsText("12 in der letzten Stunde");
        assertThat(page.locator("#limits")).containsText("12 in der Minute");
        assertThat(page.locator("#next")).isVisible();
        awaitBars(page, 12);
        fullPicture(page, "mailing-running");
        assertEquals(
                true,
                page.evaluate("() => Object.values(PrimeFaces.widgets)"
                        + ".some(each => each instanceof PrimeFaces.widget.Poll && each.isActive())"));
        String report = page.url();

        // A second window finds it started
        page.navigate(confirmation);
        page.waitForURL("**/app/mailing.xhtml*");

        // Pause
        page.locator("[id='form:pause']").click();
        assertThat(page.locator("#state")).hasText("Angehalten");
        assertThat(page.locator("#barText")).containsText("12 von " + ALLOWED);
        assertEquals(List.of(), barriers(page));
        fullPicture(page, "mailing-paused");

        // What stops it is said, and what to do
        update("update mailing set state = 'STOPPED'");
        update("update mailing_run set stop_cause = 'CONTENT_REFUSED', stop_reply = '554 5.7.1 looks like spam'");
        page.reload();
        assertThat(page.locator("#state")).hasText("Gestoppt");
        assertThat(page.locator("#stopped")).containsText("zehn Mails hintereinander wegen ihres Inhalts");
        assertThat(page.locator("#stopped")).containsText("Von selbst geht es nicht weiter");
        assertThat(page.locator("#stopped q")).hasText("554 5.7.1 looks like spam");
        assertEquals(List.of(), barriers(page));
        fullPicture(page, "mailing-stopped");
        Page phone = newPage("de-DE", 390, 844);
        signIn(phone, RunningMat.READER);
        phone.navigate(report);
        fullPicture(phone, "mailing-stopped-phone");

        // Another waits as long as the server has to cool down
        page.locator("[id='form:goOn']").click();
        assertThat(page.locator("#state")).hasText("Wird gesendet");
        update(
                "update bulk_pace set hold_until = current_timestamp + interval '10' minute, reply = '554 5.7.1 looks like spam'");
        assertThat(page.locator("#slowed")).containsText("eine Rundmail nach der anderen abgelehnt");
        assertThat(page.locator("#slowed q")).hasText("554 5.7.1 looks like spam");
        assertThat(page.locator("#heldUntil")).isVisible();
        fullPicture(page, "mailing-held");
        phone.navigate(report);
        fullPicture(phone, "mailing-held-phone");
        page.locator("[id='form:pause']").click();
        assertThat(page.locator("#state")).hasText("Angehalten");

        // Meanwhile some may not be written to any more
        update("update contact set advertising = 'NONE' where id in (35, 36)");
        update("update contact set advertising = 'OBJECTION' where id = 38");
        update("update bulk_pace set hold_until = null, reply = ''");
        limit("null");
        page.locator("[id='form:goOn']").click();

        // Report
        assertThat(page.locator("#state")).hasText("Abgeschlossen", new HasTextOptions().setTimeout(90_000));
        awaitBars(page, ALLOWED);
        assertEquals(
                List.of("0", Integer.toString(SENT), "3", "1", "1", "2"),
                page.locator("#shares tbody a").allTextContents(),
                "open, sent, refused, unknown, unsubscribed, skipped");
        assertThat(page.locator("#all")).hasText(Integer.toString(ALLOWED));
        assertThat(page.locator("#unknown")).isVisible();
        assertThat(page.locator("#skipped")).containsText("2 ohne Einwilligung");
        assertEquals(SENT + 1, new TreeSet<>(bulkTaken()).size());
        assertEquals(SENT + 1, bulkTaken().size());
        assertAsksNoMore(page);
        page.reload();
        assertEquals(List.of(), barriers(page));
        fullPicture(page, "mailing-report");
        ReadmePicture.MAILING_REPORT.take(page);
        page.locator("#shares tbody a").nth(1).click();
        assertEquals(
                List.of("Alle", "offen", "gesendet", "abgelehnt", "unbekannt", "abgemeldet", "übersprungen"),
                page.locator(".run__filter .choice").allTextContents());
        assertThat(page.locator("#count")).hasText(Integer.toString(SENT));
        assertThat(page.locator(".run__recipients tbody tr").first()).containsText("kunde1@example.org");
        assertEquals(List.of(), barriers(page));
        page.navigate(report);
        Download csv = page.waitForDownload(() -> page.locator("#export").click());
        String table = Files.readString(csv.path());
        assertEquals(ALLOWED + 1, table.lines().count());
        assertTrue(table.contains("kunde40@example.org") && table.contains("gesendet"), table);

        // Leaving
        leaves();
        page.navigate(report);
        assertThat(page.locator("#left")).hasText("Durch diese Rundmail abgemeldet: 1");

        // The same on a telephone, and for who may only read
        phone.navigate(report);
        assertThat(phone.locator("#state")).hasText("Abgeschlossen");
        assertThat(phone.locator("[id='form:pause'], [id='form:cancel']")).hasCount(0);
        assertEquals(List.of(), barriers(phone));
        fullPicture(phone, "mailing-report-phone");
        phone.navigate(report.replace("mailing.xhtml", "mailing-recipients.xhtml"));
        fullPicture(phone, "mailing-recipients-phone");
        phone.navigate(report.replace("mailing.xhtml", "mailing-recipients.xhtml") + "&show=UNKNOWN");
        fullPicture(phone, "mailing-unknown-phone");

        // The list
        new MailingEditor(page).openList(mat.at("/"));
        assertThat(page.locator(".mailings__figures").last()).containsText(SENT + " von " + ALLOWED + " gesendet");
        assertThat(page.locator(".mailings__figures").last()).containsText("3 abgelehnt, 1 unbekannt");
        assertEquals(List.of(), barriers(page));
        picture(page, "mailings-list");
        phone.navigate(mat.at("/app/mailings.xhtml").toString());
        fullPicture(phone, "mailings-list-phone");
    }

    /** The bars of the chart show so many recipients; nobody has loaded the page again. */
    private static void awaitBars(Page page, int recipients) {
        page.waitForFunction(
                "all => PrimeFaces.widgets.courseChart.chart.data.datasets"
                        + ".flatMap(bars => bars.data).reduce((sum, each) => sum + each, 0) === all",
                recipients);
    }

    /** What is over changes no more, so the page asks no more. */
    private static void assertAsksNoMore(Page page) {
        page.waitForFunction("() => !Object.values(PrimeFaces.widgets)"
                + ".some(each => each instanceof PrimeFaces.widget.Poll && each.isActive())");
    }

    private static List<String> bulkTaken() {
        return SERVER.taken().stream()
                .filter(recipient -> recipient.startsWith("kunde"))
                .toList();
    }

    /** Without login, cookie and website, by the address that stands in the mail where MAT has one. */
    private void leaves() throws Exception {
        URI address = mat.at("/web/u/" + token("kunde7@example.org"));
        HttpURLConnection look = (HttpURLConnection) address.toURL().openConnection();
        assertEquals(200, look.getResponseCode());
        assertEquals(null, look.getHeaderField("Set-Cookie"));
        assertEquals("CONSENT", advertising(7), "to look changes nothing");

        Page visitor = newPage("en-GB", 390, 844);
        visitor.navigate(address.toString());
        assertThat(visitor.locator("h1")).hasText("Keine Rundmails mehr?");
        assertThat(visitor.locator("body")).containsText("Muster Maschinen GmbH");
        assertEquals(List.of(), barriers(visitor));
        picture(visitor, "leave");
        visitor.locator("#leave").click();
        assertThat(visitor.locator("#left")).hasText("Sie sind abgemeldet.");
        picture(visitor, "leave-done");
        assertEquals("OBJECTION", advertising(7));
        assertEquals(List.of(), visitor.context().cookies());

        HttpURLConnection post = (HttpURLConnection)
                mat.at("/web/u/" + token("kunde8@example.org")).toURL().openConnection();
        post.setRequestMethod("POST");
        post.setDoOutput(true);
        post.setRequestProperty("Origin", "https://mail.example");
        post.getOutputStream().write("List-Unsubscribe=One-Click".getBytes());
        assertEquals(200, post.getResponseCode());
        assertEquals("OBJECTION", advertising(8));
        update("update mailing_recipient set left_at = null where address = 'kunde8@example.org'");

        visitor.navigate(mat.at("/web/u/AAAAAAAAAAAAAAAAAAAAAA").toString());
        assertThat(visitor.locator("#leave")).isVisible();
        visitor.navigate(mat.at("/web/u/unsinn").toString());
        assertThat(visitor.locator("#leave")).isVisible();
        assertFalse(visitor.content().contains("kunde"));
    }

    private static String token(String address) throws SQLException {
        return value("select token from mailing_recipient where address = '" + address + "'");
    }

    private static String advertising(long contact) throws SQLException {
        return value("select advertising from contact where id = " + contact);
    }

    private static String value(String query) throws SQLException {
        try (Connection connection = own.database().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private void configureAccount(Page page) {
        new AccountDialog(page)
                .open(mat.at("/"))
                .fill("senderName", "Muster Maschinen GmbH")
                .fill("senderAddress", RunningMat.MAIL_ADDRESS)
                .fillServer("smtp", "localhost", SERVER.port())
                .set("authenticationRequired", true)
                .fill("userName", RunningMat.MAIL_ADDRESS)
                .fill("password", RunningMat.MAIL_PASSWORD)
                .checkAndSave()
                .awaitOutcome("STORED");
    }
}
