package de.mat.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.store.MailFolder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import de.mat.browser.page.AccountDialog;
import de.mat.browser.page.Desk;
import de.mat.demo.SeededUser;
import de.mat.testing.RecordingProxy;
import de.mat.testing.RunningMat;
import jakarta.mail.Flags;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The import as its readers see it: from which day, how far it is, and never silent when it stands still. At a MAT of its own, whose
 * import runs only when the account was changed or somebody presses the button.
 */
class ImportBrowserIT extends BrowserTest {

    private static RunningMat own;

    private RecordingProxy imap;

    @BeforeAll
    static void startMat() {
        own = RunningMat.alone("browser-import", List.of(RunningMat.ADMINISTRATOR, RunningMat.USER));
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
    void openProxy() throws Exception {
        inbox().deleteAllMessages();
        imap = new RecordingProxy(mat.mail().getImap().getPort());
    }

    @AfterEach
    void closeProxy() throws IOException {
        mat.mail().setUser(RunningMat.MAIL_ADDRESS, RunningMat.MAIL_ADDRESS, RunningMat.MAIL_PASSWORD);
        imap.close();
    }

    @Test
    void importsFromTheChosenDayAndFromAnEarlierOneLater() throws Exception {
        deliver("Drehbank von früher", Duration.ofDays(10), buyer(), "");
        deliver("Drehbank von gestern", Duration.ofDays(1), buyer(), "");
        Page page = newPage();
        signIn(page, RunningMat.ADMINISTRATOR);
        AccountDialog dialog = fillIn(new AccountDialog(page).open(mat.at("/")));
        assertThat(dialog.field("importFrom"))
                .hasValue(LocalDate.now().minusDays(14).toString());

        dialog.fill("importFrom", LocalDate.now().plusDays(2).toString()).checkAndSave();
        assertThat(dialog.message("importFrom")).containsText("nicht in der Zukunft");
        dialog.fill("importFrom", "").checkAndSave();
        assertThat(dialog.message("importFrom")).hasText("Bitte ausfüllen.");
        dialog.fill("importFrom", "1999-12-31").checkAndSave();
        assertThat(dialog.message("importFrom")).containsText("ab dem Jahr 2000");
        assertEquals(List.of(), barriers(page));
        String threeDaysAgo = LocalDate.now().minusDays(3).toString();
        dialog.fill("importFrom", threeDaysAgo)
                .fill("password", RunningMat.MAIL_PASSWORD)
                .checkAndSave()
                .awaitOutcome("STORED");

        assertThat(dialog.open(mat.at("/")).field("importFrom")).hasValue(threeDaysAgo);
        importNow(dashboard(page));
        assertThat(inquiries(page)).containsText("Drehbank von gestern");
        assertThat(inquiries(page)).not().containsText("Drehbank von früher");

        dialog.open(mat.at("/"))
                .fill("importFrom", LocalDate.now().minusDays(20).toString())
                .checkAndSave()
                .awaitOutcome("STORED");

        importNow(dashboard(page));
        assertThat(inquiries(page)).containsText("Drehbank von gestern");
        assertThat(inquiries(page)).containsText("Drehbank von früher");
    }

    @Test
    void asksForTheDayOnlyWithTheImport() {
        for (int width : new int[] {1440, 390}) {
            for (String language : List.of("de-DE", "en-GB")) {
                Page page = newPage(language, width, 900);
                signIn(page, RunningMat.ADMINISTRATOR);
                AccountDialog dialog = new AccountDialog(page).open(mat.at("/"));

                dialog.set("importEnabled", false);
                assertThat(dialog.field("importFrom")).isHidden();

                dialog.set("importEnabled", true);
                assertThat(dialog.field("importFrom")).isVisible();
                assertEquals(List.of(), barriers(page));
                dialog.field("importFrom").evaluate("field => field.scrollIntoView({ block: 'center' })");
                picture(page, "import-from-" + language + "-" + width);
            }
        }
    }

    @Test
    void showsHowFarItIsAndStops() throws Exception {
        configure();
        imap.holdAt(line -> line.contains("BODY.PEEK[]"));
        deliver("Nur ähnlich", Duration.ofHours(3), "x@channel.machineseeker.com.example", "");
        deliver("Eins", Duration.ofHours(2), buyer(), "");
        deliver("Zwei", Duration.ofHours(1), buyer(), "");
        Page page = newPage();
        Desk desk = signIn(page, RunningMat.USER);

        page.locator("[id='importForm:importNow']").click();

        Locator progress = page.locator("#importProgress");
        assertThat(progress).hasAttribute("max", "3");
        assertThat(progress).hasAttribute("value", "1");
        assertThat(desk.importCard()).containsText("1 von 3 Mails");
        assertEquals(List.of(), barriers(page));
        picture(page, "import-running");

        page.locator("[id='importForm:stopImport']").click();
        assertThat(desk.importCard()).containsText("Vorzeitig beendet");
        assertThat(page.locator("[id='importForm:stopImport']")).hasCount(0);

        imap.holdAt(line -> false);
        page.locator("[id='importForm:importNow']").click();
        assertThat(desk.importCard()).containsText("2 neue Mails importiert.");
    }

    @Test
    void isNeverSilent() throws Exception {
        Desk desk = configure();
        Page page = desk.page();
        deliver("Gift", Duration.ofHours(2), buyer(), "X-Header: x\r\n".repeat(6_000));

        // A mail that cannot be read, three times.
        importThreeTimes(desk);
        assertThat(desk.importCard())
                .containsText("Eine Mail einer Plattform konnte nicht importiert werden (seit heute");
        assertWarns(RunningMat.ADMINISTRATOR, "de-DE", "Eine Mail einer Plattform konnte nicht importiert werden");

        // A mail server that is not there, three times.
        imap.close();
        importThreeTimes(desk);
        assertThat(desk.importCard()).containsText("gelingt nicht mehr (seit heute");
        assertThat(desk.importCard()).containsText("„localhost“ nimmt an Port");
        assertEquals(List.of(), barriers(page));
        picture(page, "import-fails");
        Page narrow = newPage("de-DE", 390, 900);
        assertEquals(
                List.of("E-Mail Konto konfigurieren", "Zum Importprotokoll"),
                signIn(narrow, RunningMat.ADMINISTRATOR).warnings().locator("a").allInnerTexts());
        assertEquals(List.of(), barriers(narrow));
        picture(narrow, "import-fails-390");
        Desk user = signIn(newPage("en-GB", 1440, 900), RunningMat.USER);
        assertThat(user.warnings()).hasCount(1);
        assertThat(user.warnings()).containsText("The import of inquiries no longer succeeds (since today");
        assertThat(user.warnings()).containsText("One mail of a platform could not be imported");
        assertThat(user.warnings()).containsText("Please ask your administrator.");
        assertThat(user.warnings().locator("a")).hasCount(0);
        assertThat(user.page().locator(".ui-growl-item-container")).hasCSS("opacity", "1");
        picture(user.page(), "import-fails-user");
        HttpResponse<String> health = health("health/ready");
        assertEquals(200, health.statusCode());
        assertTrue(health.body().contains("\"FAILING\""), health.body());
        assertTrue(health.body().contains("\"REFUSED\""), health.body());

        // It takes itself back.
        imap = new RecordingProxy(mat.mail().getImap().getPort());
        desk = configure();
        assertThat(desk.importCard()).containsText("Keine neue Anfrage.");
        assertThat(desk.page().locator("#importProblem")).hasCount(0);

        // A rejected login, at once.
        mat.mail().setUser(RunningMat.MAIL_ADDRESS, RunningMat.MAIL_ADDRESS, "geändert");
        importNow(desk);
        assertThat(desk.importCard()).containsText("die Anmeldung wird abgelehnt");
        assertWarns(RunningMat.USER, "de-DE", "Haben sich Ihre E-Mail Kontodaten geändert?");
        assertTrue(health("health").body().contains("\"LOGIN_REJECTED\""));

        mat.mail().setUser(RunningMat.MAIL_ADDRESS, RunningMat.MAIL_ADDRESS, RunningMat.MAIL_PASSWORD);
        importNow(desk);
        assertThat(desk.page().locator("#importProblem")).hasCount(0);
        assertEquals(200, health("health/live").statusCode());
    }

    private void assertWarns(SeededUser user, String language, String text) {
        Desk desk = signIn(newPage(language, 1440, 900), user);
        assertThat(desk.warnings()).hasCount(1);
        assertThat(desk.warnings()).containsText(text);
    }

    private HttpResponse<String> health(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(mat.at(path)).build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private void importThreeTimes(Desk desk) {
        for (int i = 0; i < 3; i++) {
            importNow(desk);
        }
    }

    /** Presses the button and waits for the end of the run. */
    private static void importNow(Desk desk) {
        Locator begun = desk.importCard().locator("time");
        String before = begun.count() == 0 ? "" : begun.getAttribute("datetime");
        desk.page().locator("[id='importForm:importNow']").click();
        assertThat(desk.importCard().locator("time:not([datetime='" + before + "'])"))
                .hasCount(1);
    }

    /** Stores the account with its mailbox behind the proxy; its first run is over. */
    private Desk configure() {
        Page page = newPage();
        signIn(page, RunningMat.ADMINISTRATOR);
        fillIn(new AccountDialog(page).open(mat.at("/")))
                .fill("password", RunningMat.MAIL_PASSWORD)
                .checkAndSave()
                .awaitOutcome("STORED");
        Desk desk = dashboard(page);
        importNow(desk);
        return desk;
    }

    private AccountDialog fillIn(AccountDialog dialog) {
        return dialog.fill("senderName", "Muster Maschinen GmbH")
                .fill("senderAddress", RunningMat.MAIL_ADDRESS)
                .fillServer("smtp", "localhost", mat.mail().getSmtp().getPort())
                .set("authenticationRequired", true)
                .set("importEnabled", true)
                .fill("userName", RunningMat.MAIL_ADDRESS)
                .fillServer("imap", "localhost", imap.port());
    }

    private Desk dashboard(Page page) {
        page.navigate(mat.at("app/dashboard.xhtml").toString());
        return new Desk(page);
    }

    private Locator inquiries(Page page) {
        page.navigate(mat.at("app/inquiries.xhtml").toString());
        return page.locator("main");
    }

    private MailFolder inbox() throws Exception {
        var user = mat.mail().setUser(RunningMat.MAIL_ADDRESS, RunningMat.MAIL_ADDRESS, RunningMat.MAIL_PASSWORD);
        return mat.mail().getManagers().getImapHostManager().getInbox(user);
    }

    private void deliver(String subject, Duration ago, String from, String headers) throws Exception {
        String mail = headers + "From: Ana Beispiel <" + from + ">\r\nSubject: " + encoded(subject)
                + "\r\nMessage-ID: <" + System.nanoTime() + "@mail.example>\r\n\r\nGuten Tag\r\n";
        MimeMessage message = new MimeMessage(
                Session.getInstance(new Properties()), new ByteArrayInputStream(mail.getBytes(StandardCharsets.UTF_8)));
        inbox().appendMessage(message, new Flags(), Date.from(Instant.now().minus(ago)));
    }

    /** Another one each time: mails of the same buyer are one conversation. */
    private static String buyer() {
        return "buyer-%013d@channel.machineseeker.com".formatted(System.nanoTime() % 10_000_000_000_000L);
    }

    private static String encoded(String subject) {
        return "=?utf-8?B?" + Base64.getEncoder().encodeToString(subject.getBytes(StandardCharsets.UTF_8)) + "?=";
    }
}
