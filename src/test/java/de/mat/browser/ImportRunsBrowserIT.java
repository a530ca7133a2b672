package de.mat.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import de.mat.browser.page.AccountDialog;
import de.mat.testing.RunningMat;
import jakarta.mail.Flags;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Importprotokoll: the runs, the mails in quarantine and what a person decides about them, and mails that are read again. */
class ImportRunsBrowserIT extends BrowserTest {

    /** Three tries, one every 15 s. */
    private static final Duration QUARANTINED = Duration.ofSeconds(120);

    private static final String POISON = "X-Header: <script>alert(1)</script>\r\n".repeat(6_000);

    @Test
    void whatCouldNotBeImportedIsDecidedByAPerson() throws Exception {
        Page page = newPage();
        signIn(page, RunningMat.ADMINISTRATOR);
        importFrom(page);
        String number = Long.toString(System.nanoTime(), 36);
        deliver(number, "Gift " + number, POISON);
        deliver("again" + number, "Gift noch einmal " + number, POISON);
        Locator poison = page.locator(".kept__mail").filter(new Locator.FilterOptions().setHasText("Gift " + number));
        Awaitility.await().atMost(QUARANTINED).until(() -> {
            page.navigate(mat.at("admin/import-runs.xhtml").toString());
            return poison.count() == 1;
        });

        assertThat(poison).containsText("Diese Mail lässt sich nicht lesen");
        assertThat(page.locator("#runs, [id='form:runs']").first()).containsText("Der Server hat");
        assertEquals(List.of(), barriers(page));
        picture(page, "import-runs");
        fitsAPhone(page, "import-runs-quarantine-390");

        poison.getByText("Gift " + number).click();
        assertThat(page.locator("#mailText")).containsText("X-Header: <script>alert(1)</script>");
        assertEquals(List.of(), barriers(page));
        picture(page, "quarantine");
        fitsAPhone(page, "quarantine-390");
        Download file = page.waitForDownload(
                () -> page.locator("[id='fileForm:download']").click());
        assertTrue(file.suggestedFilename().matches("mail-\\d+\\.eml"), file.suggestedFilename());
        assertTrue(Files.readString(file.path()).contains("Subject: Gift " + number));

        page.getByText("Erneut versuchen").click();
        assertThat(page.locator("#messages")).containsText("Auch dieser Versuch ist fehlgeschlagen.");
        assertThat(poison).hasCount(1);

        discard(page, poison);
        discard(page, page.locator(".kept__mail").filter(new Locator.FilterOptions().setHasText(number)));
        assertThat(page.locator(".kept__mail").filter(new Locator.FilterOptions().setHasText(number)))
                .hasCount(0);
    }

    @Test
    void allRunsAreOnePressAway() throws Exception {
        Page page = newPage("en-GB", 390, 900);
        signIn(page, RunningMat.ADMINISTRATOR);
        importFrom(page);
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
            page.navigate(mat.at("admin/import-runs.xhtml?show=all").toString());
            return Integer.parseInt(page.locator("#count").textContent()) > 0;
        });

        assertThat(page.locator(".runs__filter [aria-current]")).hasText("All");
        assertEquals(List.of(), barriers(page));
        fitsAPhone(page, "import-runs-390");

        page.getByText("Only with a result or an error").click();
        assertThat(page.locator(".runs__filter [aria-current]")).hasText("Only with a result or an error");
    }

    @Test
    void keptMailsAreReadAgain() throws Exception {
        Page page = newPage();
        signIn(page, RunningMat.ADMINISTRATOR);
        importFrom(page);
        String number = Long.toString(System.nanoTime(), 36);
        deliver(number, "Anfrage " + number, "");
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
            page.navigate(mat.at("app/inquiries.xhtml").toString());
            return page.getByText("Anfrage " + number).count() == 1;
        });
        page.navigate(mat.at("admin/import-runs.xhtml").toString());

        page.locator("[id='rereadForm:start']").click();

        assertThat(page.locator("#rereadState")).containsText("neu eingelesen.");
        assertThat(page.locator("#rereadState")).containsText("ergänzt: 0. Mails, die sich nicht lesen ließen: 0.");
        assertThat(page.locator("[id='rereadForm:start']")).isVisible();
        picture(page, "reread");
        page.navigate(mat.at("app/inquiries.xhtml").toString());
        assertThat(page.getByText("Anfrage " + number)).hasCount(1);

        page.getByText("Anfrage " + number).click();
        page.locator("[id='rereadForm:reread']").click();
        assertThat(page.locator(".notice[role=status]")).containsText("Die Mail ist neu eingelesen");
        assertEquals(List.of(), barriers(page));
        picture(page, "inquiry-reread");
    }

    @Test
    void onlyAdministratorsSeeIt() {
        Page page = newPage();
        signIn(page, RunningMat.USER);

        assertThat(page.getByText("Importprotokoll")).hasCount(0);
        for (String path : List.of("admin/import-runs.xhtml", "admin/quarantine.xhtml?id=1")) {
            assertEquals(404, page.navigate(mat.at(path).toString()).status());
        }
    }

    @Test
    void aMailThatIsNotInQuarantineIsNotFound() {
        Page page = newPage();
        signIn(page, RunningMat.ADMINISTRATOR);

        for (String id : List.of("4711", "x", "-1", "99999999999999999999", "")) {
            assertEquals(
                    404,
                    page.navigate(mat.at("admin/quarantine.xhtml?id=" + id).toString())
                            .status());
        }
    }

    private static void fitsAPhone(Page page, String name) {
        page.setViewportSize(390, 900);
        assertThat(page.locator("#navigation")).isHidden();
        picture(page, name);
        assertTrue(
                (Boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"),
                "nothing sticks out");
        page.setViewportSize(1440, 900);
    }

    private static void discard(Page page, Locator mail) {
        mail.getByText("Verwerfen").click();
        page.locator("#confirm").getByText("Behalten").click();
        mail.getByText("Verwerfen").click();
        page.locator("#confirm").getByText("Verwerfen").last().click();
        assertThat(page.locator("#messages")).containsText("Die Mail ist verworfen.");
    }

    private void importFrom(Page page) {
        new AccountDialog(page)
                .open(mat.at("/"))
                .fill("senderName", "Muster Maschinen GmbH")
                .fill("senderAddress", RunningMat.MAIL_ADDRESS)
                .set("authenticationRequired", true)
                .set("importEnabled", true)
                .fillServer("smtp", "localhost", mat.mail().getSmtp().getPort())
                .fillServer("imap", "localhost", mat.mail().getImap().getPort())
                .fill("userName", RunningMat.MAIL_ADDRESS)
                .fill("password", RunningMat.MAIL_PASSWORD)
                .checkAndSave()
                .awaitOutcome("STORED");
    }

    private void deliver(String token, String subject, String headers) throws Exception {
        GreenMailUser user =
                mat.mail().setUser(RunningMat.MAIL_ADDRESS, RunningMat.MAIL_ADDRESS, RunningMat.MAIL_PASSWORD);
        MailFolder inbox = mat.mail().getManagers().getImapHostManager().getInbox(user);
        Instant now = Instant.now();
        String mail =
                headers + "From: Ana Beispiel <buyer-" + token + "@channel.machineseeker.com>\r\nSubject: " + subject
                        + "\r\nDate: " + DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC))
                        + "\r\n\r\nGuten Tag\r\n";
        inbox.appendMessage(
                new MimeMessage(
                        Session.getInstance(new Properties()),
                        new ByteArrayInputStream(mail.getBytes(StandardCharsets.UTF_8))),
                new Flags(),
                Date.from(now));
    }
}
