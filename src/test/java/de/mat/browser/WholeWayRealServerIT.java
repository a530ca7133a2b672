package de.mat.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import de.mat.browser.page.AccountDialog;
import de.mat.browser.page.InquiryList;
import de.mat.browser.page.LoginPage;
import de.mat.demo.DemoArrivals;
import de.mat.demo.DemoMailbox;
import de.mat.demo.SeededUser;
import de.mat.demo.ServerProcess;
import de.mat.mail.MailReader;
import de.mat.mail.ReceivedMail;
import de.mat.testing.Chromium;
import de.mat.testing.Ports;
import de.mat.testing.RealMailServers;
import de.mat.testing.RunningMat;
import de.mat.testing.ServerIdentity;
import de.mat.testing.TestCertificates;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The main job from end to end as a dealer lives it, against Dovecot and Postfix: configure the account, see it tested, see the
 * inquiries come in, be warned when the password changes at the provider, and no longer when it is right again.
 */
class WholeWayRealServerIT {

    private static final String MAILBOX = RunningMat.MAIL_ADDRESS;
    private static final String PASSWORD = "postfach geheim";
    private static final String REJECTED = "Die Zugangsdaten des E-Mail Kontos werden nicht mehr angenommen (seit";

    private static final Session SESSION = Session.getInstance(new Properties());

    private static final Path FOLDER = Path.of("target", "whole-way");

    private final List<BrowserContext> contexts = new ArrayList<>();

    private Browser browser;
    private RealMailServers servers;
    private ServerProcess mat;

    @BeforeEach
    void start() throws Exception {
        browser = Chromium.get();
        ServerProcess.deleteRecursively(FOLDER);
        ServerIdentity identity = TestCertificates.create().valid();
        servers = RealMailServers.start(identity.certificatePem(), identity.keyPem());
        servers.mailbox(MAILBOX, PASSWORD);
        servers.mailbox(RunningMat.ADMINISTRATOR.address(), "egal");
        for (MimeMessage mail : DemoMailbox.readableMails(SESSION, MAILBOX, Instant.now())) {
            deliver(mail);
        }
        SeededUser.createAll(FOLDER.resolve("data"), List.of(RunningMat.ADMINISTRATOR, RunningMat.USER));
        mat = ServerProcess.start(
                FOLDER,
                Ports.free(),
                Map.of(
                        "mat.mail.allowed-networks", "127.0.0.0/8,::1/128",
                        "mat.account.health-interval", "PT60S",
                        "mat.import.interval", "PT1H"));
        mat.awaitReady();
    }

    private void deliver(MimeMessage mail) throws IOException, MessagingException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        mail.writeTo(bytes);
        servers.deliver(MAILBOX, bytes.toByteArray());
    }

    @AfterEach
    void stop() {
        contexts.forEach(BrowserContext::close);
        if (mat != null) {
            mat.close();
        }
        if (servers != null) {
            servers.close();
        }
    }

    @Test
    void fromTheEmptyAccountToTheInquiriesAndTheWarning() throws Exception {
        Page page = signIn(RunningMat.ADMINISTRATOR);
        assertEquals(List.of("Es ist kein E-Mail Konto konfiguriert."), warnings(page));
        configure(page, "STARTTLS", servers.smtpPort(), servers.imapPort());

        assertEquals("Muster Maschinen GmbH", testMail().from().get(0).name());
        assertEquals(MAILBOX, testMail().from().get(0).address());

        importsTheInquiriesAndNothingElse(page);
        long imports = imports();
        deliver(DemoArrivals.mail(SESSION, MAILBOX, 0, Instant.now()));
        tests(page, "TLS", servers.smtpsPort(), servers.imapsPort());
        Awaitility.await("import from the changed account")
                .atMost(Duration.ofSeconds(60))
                .until(() -> imports() > imports);
        warnsWhenThePasswordChanged(page);
    }

    private void configure(Page page, String security, int smtpPort, int imapPort) {
        AccountDialog dialog = new AccountDialog(page)
                .open(mat.address())
                .fill("senderName", "Muster Maschinen GmbH")
                .fill("senderAddress", MAILBOX)
                .fill("smtpHost", "localhost")
                .choose("smtpSecurity", security)
                .fill("smtpPort", Integer.toString(smtpPort))
                .check("authenticationRequired")
                .check("importEnabled")
                .fill("userName", MAILBOX)
                .fill("password", PASSWORD)
                .fill("imapHost", "localhost")
                .choose("imapSecurity", security)
                .fill("imapPort", Integer.toString(imapPort))
                .checkAndSave()
                .awaitOutcome("FAILED");
        assertEquals(5, dialog.dialog().locator(".jobs li").count(), "functions that wait for an account");
        assertEquals("FAILED", stateOf(dialog.step("SMTP.ENCRYPT")));
        assertEquals(PASSWORD, dialog.field("password").inputValue(), "typed values stay");
        ReadmePicture.DIALOG_FAILURE.take(page);

        dialog.trustLastCertificate().checkAndSave().awaitOutcome("STORED");

        assertEquals(0, dialog.dialog().locator(".jobs li").count(), "functions that wait for an account");
        assertEquals(11, dialog.steps("PASSED").count());
        ReadmePicture.DIALOG_PASSED.take(page);
    }

    private void tests(Page page, String security, int smtpPort, int imapPort) {
        AccountDialog dialog = new AccountDialog(page)
                .open(mat.address())
                .choose("smtpSecurity", security)
                .fill("smtpPort", Integer.toString(smtpPort))
                .choose("imapSecurity", security)
                .fill("imapPort", Integer.toString(imapPort))
                .checkAndSave();
        page.locator("#passwordProblem").waitFor();

        dialog.fill("password", PASSWORD).checkAndSave().awaitOutcome("STORED");

        assertEquals(11, dialog.steps("PASSED").count());
    }

    /**
     * How many imports the server has seen. A changed account is imported from at once: that login must not be mistaken for one with
     * the later password.
     */
    private long imports() throws IOException {
        return servers.imapCommands(MAILBOX).stream()
                .filter(command -> command.startsWith("UID SEARCH"))
                .count();
    }

    private ReceivedMail testMail() throws Exception {
        List<String> mails = Awaitility.await("test mail")
                .until(() -> servers.mails(RunningMat.ADMINISTRATOR.address()), found -> !found.isEmpty());
        return MailReader.read(mails.get(0).getBytes(StandardCharsets.ISO_8859_1));
    }

    private void importsTheInquiriesAndNothingElse(Page page) throws Exception {
        String before = servers.uidsAndFlags(MAILBOX);
        page.navigate(mat.address().resolve("app/dashboard.xhtml").toString());
        page.locator("[id='importForm:importNow']").click();

        Awaitility.await("inquiries").atMost(Duration.ofSeconds(30)).until(() -> {
            page.navigate(mat.address().resolve("app/inquiries.xhtml").toString());
            return page.locator("#count").textContent().equals(Integer.toString(DemoMailbox.INQUIRY_SUBJECTS.size()));
        });

        ReadmePicture.INQUIRIES.take(page);
        new InquiryList(page).openInquiry("Musterwerk UV 100");
        ReadmePicture.INQUIRY.take(page);
        assertEquals(before, servers.uidsAndFlags(MAILBOX));
        List<String> commands = servers.imapCommands(MAILBOX);
        assertTrue(
                commands.stream()
                        .allMatch(command -> command.matches(
                                "(EXAMINE INBOX|UID SEARCH .*|UID FETCH .*|LOGOUT|NOOP|CAPABILITY|ENABLE .*).*")),
                commands.toString());
        assertEquals(DemoMailbox.PLATFORM_MAILS - 1, bodiesFetched(commands).size(), commands.toString());
        page.navigate(mat.address().resolve("app/dashboard.xhtml").toString());
        ReadmePicture.DASHBOARD.take(page);
    }

    private static Set<String> bodiesFetched(List<String> commands) {
        Set<String> uids = new TreeSet<>();
        for (String command : commands) {
            Matcher body = Pattern.compile("UID FETCH (\\S+) .*BODY.*").matcher(command);
            if (body.matches()) {
                assertTrue(command.contains("BODY.PEEK[]"), command);
                uids.addAll(List.of(body.group(1).split(",")));
            }
        }
        return uids;
    }

    private void warnsWhenThePasswordChanged(Page administrator) throws Exception {
        servers.mailbox(MAILBOX, "am Server geändert");
        awaitDashboard(administrator, REJECTED);

        Page warned = signIn(RunningMat.ADMINISTRATOR);
        List<String> asAdministrator = warnings(warned);
        ReadmePicture.WARNING.take(warned);
        Page user = signIn(RunningMat.USER);
        List<String> asUser = warnings(user);
        servers.mailbox(MAILBOX, PASSWORD);

        assertEquals(1, asAdministrator.size());
        assertTrue(asAdministrator.get(0).startsWith(REJECTED), asAdministrator.toString());
        assertTrue(asUser.get(0).startsWith(REJECTED), asUser.toString());
        user.navigate(mat.address().resolve("app/inquiries.xhtml").toString());
        assertEquals(List.of(), warnings(user), "never on later navigation");

        awaitDashboard(administrator, "Das E-Mail Konto arbeitet.");
        assertEquals(List.of(), warnings(signIn(RunningMat.USER)), "it takes itself back");
    }

    private void awaitDashboard(Page page, String text) {
        Awaitility.await(text)
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> {
                    page.navigate(mat.address().resolve("app/dashboard.xhtml").toString());
                    return page.locator("main").textContent().contains(text);
                });
    }

    private Page signIn(SeededUser user) {
        BrowserContext context = browser.newContext(
                new Browser.NewContextOptions().setLocale("de-DE").setViewportSize(1440, 900));
        context.setDefaultTimeout(15_000);
        contexts.add(context);
        Page page = context.newPage();
        new LoginPage(page, mat.address()).open().signIn(user.userName(), user.password());
        page.waitForURL("**/app/dashboard.xhtml");
        return page;
    }

    /** The growl is shown by the page's script: as soon as it has run. */
    private static List<String> warnings(Page page) {
        page.waitForLoadState(LoadState.NETWORKIDLE);
        return page.locator(".ui-growl-item .ui-growl-title").allTextContents();
    }

    private static String stateOf(Locator step) {
        Matcher state = Pattern.compile("step--(\\w+)").matcher(step.getAttribute("class"));
        return state.find() ? state.group(1) : "";
    }
}
