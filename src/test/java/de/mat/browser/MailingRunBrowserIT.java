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
import de.mat.testing.RunningMat;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A bulk mail from the contacts to the report, and a recipient who leaves. */
class MailingRunBrowserIT extends BrowserTest {

    private static final int ALLOWED = 40;
    private static final int OBJECTED = 2;

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
        String report = page.url();

        // A second window finds it started
        page.navigate(confirmation);
        page.waitForURL("**/app/mailing.xhtml*");

        // Pause
        page.locator("[id='form:pause']").click();
        assertThat(page.locator("#state")).hasText("Angehalten");
        assertThat(page.locator("#barText")).containsText("12 von " + ALLOWED);
        assertEquals(List.of(), barriers(page));
        limit("null");
        page.locator("[id='form:goOn']").click();

        // Report
        assertThat(page.locator("#state")).hasText("Abgeschlossen", new HasTextOptions().setTimeout(90_000));
        page.reload();
        assertThat(page.locator("#shares tbody tr").nth(1)).hasText(Pattern.compile("gesendet\\s*40\\s*100,0 %"));
        assertThat(page.locator("#all")).hasText(Integer.toString(ALLOWED));
        assertEquals(ALLOWED, mat.mail().getReceivedMessagesForDomain("example.org").length);
        assertEquals(List.of(), barriers(page));
        fullPicture(page, "mailing-report");
        ReadmePicture.MAILING_REPORT.take(page);
        page.locator("#shares tbody a").nth(1).click();
        assertThat(page.locator("#count")).hasText(Integer.toString(ALLOWED));
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
        Page phone = newPage("de-DE", 390, 844);
        signIn(phone, RunningMat.READER);
        phone.navigate(report);
        assertThat(phone.locator("#state")).hasText("Abgeschlossen");
        assertThat(phone.locator("[id='form:pause'], [id='form:cancel']")).hasCount(0);
        assertEquals(List.of(), barriers(phone));
        fullPicture(phone, "mailing-report-phone");
        phone.navigate(report.replace("mailing.xhtml", "mailing-recipients.xhtml"));
        fullPicture(phone, "mailing-recipients-phone");
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
                .fillServer("smtp", "localhost", mat.mail().getSmtp().getPort())
                .set("authenticationRequired", true)
                .fill("userName", RunningMat.MAIL_ADDRESS)
                .fill("password", RunningMat.MAIL_PASSWORD)
                .checkAndSave()
                .awaitOutcome("STORED");
    }
}
