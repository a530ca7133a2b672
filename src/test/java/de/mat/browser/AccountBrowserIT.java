package de.mat.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasAttributeOptions;
import de.mat.browser.page.AccountDialog;
import de.mat.browser.page.Desk;
import de.mat.demo.DemoInstructions;
import de.mat.testing.RunningMat;
import de.mat.testing.ScriptedServer;
import de.mat.testing.TestCertificates;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** E-Mail Konto konfigurieren, Testen &amp; Speichern and the warning: the whole way, with both roles and in both languages. */
class AccountBrowserIT extends BrowserTest {

    private static final double WHOLE_CHECK = 25_000;
    private static final double NEXT_LOOK = 40_000;

    @AfterEach
    void passwordIsAsBefore() {
        mat.mail().setUser(RunningMat.MAIL_ADDRESS, RunningMat.MAIL_ADDRESS, RunningMat.MAIL_PASSWORD);
    }

    @Test
    void labelsAreThoseOfTheManual() {
        AccountDialog dialog = open("de-DE", 1440);
        dialog.set("authenticationRequired", true).set("importEnabled", true);

        List<String> labels = dialog.labels().allInnerTexts().stream()
                .map(label -> label.replace("*", "").strip())
                .toList();

        assertEquals(
                List.of(
                        "Absendername",
                        "Absender E-Mail",
                        "Signatur",
                        "SMTP-Server",
                        "Port",
                        "Sicherheit (SSL/TSL/STARTTLS)",
                        "Authentifikation erforderlich",
                        "Benutzername",
                        "Passwort",
                        "E-Mail-Anfragen automatisch zu MAT importieren",
                        "Importieren ab", // ours
                        "IMAP-Server",
                        "IMAP-Port",
                        "Sicherheit (SSL/TSL/STARTTLS)"),
                labels);
        assertEquals(
                DemoInstructions.fields().stream()
                        .map(Map.Entry::getKey)
                        .map(field -> labels.stream()
                                .filter(label -> label.startsWith(field))
                                .findFirst()
                                .orElse(field + " is no field"))
                        .toList(),
                labels,
                "the demo names the fields in their order");
        assertThat(dialog.page().locator("#important")).containsText("*@channel.machineseeker.com");
    }

    @Test
    void asksForEachMissingFieldAtThatField() {
        AccountDialog dialog = open("de-DE", 1440);
        dialog.set("authenticationRequired", true).set("importEnabled", true);
        for (String field : List.of("senderName", "senderAddress", "smtpHost", "userName", "imapHost")) {
            dialog.fill(field, "");
        }

        dialog.checkAndSave();

        for (String field : List.of("senderName", "senderAddress", "smtpHost", "userName", "imapHost")) {
            assertThat(dialog.message(field)).hasText("Bitte ausfüllen.");
        }
        assertThat(dialog.field("senderName")).isFocused();
        assertEquals(List.of(), barriers(dialog.page()), "mistakes");
        assertThat(dialog.outcome()).hasAttribute("data-outcome", "NONE");
    }

    @Test
    void showsWhatBelongsToTheChosenBoxes() {
        AccountDialog dialog = open("de-DE", 1440);

        dialog.set("authenticationRequired", false).set("importEnabled", false);
        assertThat(dialog.field("userName")).isHidden();
        assertThat(dialog.field("password")).isHidden();
        assertThat(dialog.field("imapHost")).isHidden();

        dialog.set("importEnabled", true);
        assertThat(dialog.field("userName")).isVisible();
        assertThat(dialog.field("imapHost")).isVisible();
    }

    @Test
    void proposesThePortUnlessAnOwnOneWasTyped() {
        AccountDialog dialog = open("de-DE", 1440);
        dialog.choose("smtpSecurity", "TLS").fill("smtpPort", "465");

        assertThat(dialog.choose("smtpSecurity", "STARTTLS").field("smtpPort")).hasValue("587");
        assertThat(dialog.choose("smtpSecurity", "NONE").field("smtpPort")).hasValue("25");
        dialog.fill("smtpPort", "2525");
        assertThat(dialog.choose("smtpSecurity", "TLS").field("smtpPort")).hasValue("2525");
    }

    @ParameterizedTest
    @ValueSource(strings = {"de-DE", "en-GB"})
    void goesTheWholeWayFromARejectedLoginToAStoredAccount(String language) throws Exception {
        AccountDialog dialog = open(language, 1440);
        int mails = testMails().size();
        fillIn(dialog, "Muster Maschinen GmbH");
        String wrong = "falsch-" + System.nanoTime();

        dialog.fill("password", wrong).checkAndSave();

        assertOutcome(dialog, "FAILED");
        assertThat(dialog.step("SMTP.LOGIN")).hasClass(Pattern.compile("step--FAILED"));
        assertThat(dialog.explanation())
                .containsText(language.startsWith("de") ? "hat die Anmeldung abgelehnt" : "rejected the login");
        assertThat(dialog.field("password")).hasValue(wrong);
        assertEquals(List.of(), barriers(dialog.page()), "failed");
        picture(dialog.page(), "account-failed-" + language);

        dialog.fill("password", RunningMat.MAIL_PASSWORD).checkAndSave();

        assertOutcome(dialog, "STORED");
        assertThat(dialog.step("IMAP.MAILBOX")).hasClass(Pattern.compile("step--PASSED"));
        assertThat(dialog.field("password")).hasValue("");
        assertEquals(List.of(), barriers(dialog.page()), "passed");
        picture(dialog.page(), "account-stored-" + language);
        List<MimeMessage> received = testMails();
        assertEquals(mails + 1, received.size());
        assertEquals(
                "Muster Maschinen GmbH <" + RunningMat.MAIL_ADDRESS + ">",
                received.get(mails).getFrom()[0].toString());

        dialog.open(mat.at("/"));
        assertThat(dialog.field("smtpHost")).hasValue("localhost");
        assertFalse(dialog.page().content().contains(RunningMat.MAIL_PASSWORD));
        assertFalse(dialog.page().content().contains(wrong));
        String log = Files.readString(mat.log());
        assertFalse(log.contains(RunningMat.MAIL_PASSWORD) || log.contains(wrong), "the log names a password");
        Desk again = signIn(newPage(language, 1440, 900), RunningMat.ADMINISTRATOR);
        assertThat(again.accountCard()).containsText("Muster Maschinen GmbH");
        assertThat(again.warnings()).hasCount(0);
    }

    /** What the mail server got for the administrator, who alone tests; other tests send too. */
    private List<MimeMessage> testMails() throws MessagingException {
        List<MimeMessage> mails = new ArrayList<>();
        for (MimeMessage mail : mat.mail().getReceivedMessages()) {
            if ("admin@muster-maschinen.example".equals(mail.getHeader("To", null))) {
                mails.add(mail);
            }
        }
        return mails;
    }

    @Test
    void asksForThePasswordAgainWhenTheServerChanges() {
        AccountDialog dialog = open("de-DE", 1440);
        fillIn(dialog, "Muster Maschinen GmbH");
        dialog.fill("password", RunningMat.MAIL_PASSWORD).checkAndSave();
        assertOutcome(dialog, "STORED");

        dialog.open(mat.at("/")).fill("senderName", "Muster & Co.").checkAndSave();
        assertOutcome(dialog, "STORED");

        dialog.open(mat.at("/")).fill("smtpHost", "127.0.0.1").checkAndSave();
        assertThat(dialog.page().locator("#passwordProblem")).containsText("erneut ein");
        assertThat(dialog.field("password")).isFocused();
        assertThat(dialog.outcome()).hasAttribute("data-outcome", "NONE");
    }

    @Test
    void letsTwoAdministratorsChooseInsteadOfLosingAChange() {
        AccountDialog first = open("de-DE", 1440);
        fillIn(first, "Erste").fill("password", RunningMat.MAIL_PASSWORD).checkAndSave();
        assertOutcome(first, "STORED");
        AccountDialog second = open("de-DE", 1440);
        first.open(mat.at("/")).fill("senderName", "Zweite").choose("signatureFormat", "HTML");
        first.page().locator("[data-signature-mode='source']").click();
        first.fill("signature", "<b>Muster</b> &amp; Sohn").checkAndSave();
        assertOutcome(first, "STORED");

        second.fill("senderName", "Dritte").checkAndSave();
        assertOutcome(second, "CONFLICT");
        second.field("theirs").click();
        assertThat(second.field("senderName")).hasValue("Zweite");
        assertThat(second.page().locator("#signatureEditor")).hasText("Muster & Sohn");

        first.open(mat.at("/"));
        second.open(mat.at("/")).fill("senderName", "Vierte").checkAndSave();
        assertOutcome(second, "STORED");
        first.fill("senderName", "Fünfte").checkAndSave();
        assertOutcome(first, "CONFLICT");
        first.field("mine").click();
        assertOutcome(first, "STORED");
        assertThat(first.open(mat.at("/")).field("senderName")).hasValue("Fünfte");
    }

    @Test
    void asksAnAdministratorWithoutAnAddressForOneAndKeepsIt() {
        AccountDialog dialog = open("de-DE", 1440);
        Page page = dialog.page();
        page.navigate(mat.at("app/profile.xhtml").toString());
        page.locator("[id='form:emailAddress']").fill("");
        page.locator("[id='form:save']").click();
        assertThat(page.locator("[id='form:emailAddress']")).hasValue("");

        fillIn(dialog.open(mat.at("/")), "Muster Maschinen GmbH").fill("password", RunningMat.MAIL_PASSWORD);
        dialog.checkAndSave();
        assertThat(dialog.message("ownAddress")).hasText("Bitte ausfüllen.");
        dialog.fill("ownAddress", "admin@muster-maschinen.example").checkAndSave();

        assertOutcome(dialog, "STORED");
        assertThat(dialog.field("ownAddress")).hasCount(0);
        page.navigate(mat.at("app/profile.xhtml").toString());
        assertThat(page.locator("[id='form:emailAddress']")).hasValue("admin@muster-maschinen.example");
    }

    @Test
    void asksForTheAddressThatWasTakenAwayMeanwhile() {
        AccountDialog dialog = open("de-DE", 1440);
        Page profile = dialog.page().context().newPage();
        profile.navigate(mat.at("app/profile.xhtml").toString());
        profile.locator("[id='form:emailAddress']").fill("");
        profile.locator("[id='form:save']").click();
        assertThat(profile.locator("[id='form:emailAddress']")).hasValue("");

        fillIn(dialog, "Muster Maschinen GmbH")
                .fill("password", RunningMat.MAIL_PASSWORD)
                .checkAndSave();
        assertThat(dialog.message("ownAddress")).hasText("Bitte ausfüllen.");
        assertThat(dialog.field("password")).hasValue(RunningMat.MAIL_PASSWORD);
        dialog.fill("ownAddress", "admin@muster-maschinen.example").checkAndSave();

        assertOutcome(dialog, "STORED");
    }

    @Test
    void storesWhatPassedEvenWhenTheBrowserHasGone() throws Exception {
        CountDownLatch gone = new CountDownLatch(1);
        try (ScriptedServer server = waitingForMail(gone)) {
            AccountDialog dialog = open("de-DE", 1440);
            fillIn(dialog, "Längst gegangen").set("importEnabled", false);
            dialog.fillServer("smtp", "127.0.0.1", server.port())
                    .fill("password", "geheim")
                    .checkAndSave();
            assertThat(dialog.step("SMTP.SENDER")).hasClass(Pattern.compile("step--RUNNING"));
            dialog.page().context().close();
            gone.countDown();

            awaitCard(signIn(newPage(), RunningMat.ADMINISTRATOR), "Längst gegangen");
        } finally {
            AccountDialog usual = open("de-DE", 1440);
            fillIn(usual, "Muster Maschinen GmbH")
                    .fill("password", RunningMat.MAIL_PASSWORD)
                    .checkAndSave();
            assertOutcome(usual, "STORED");
        }
    }

    private static ScriptedServer waitingForMail(CountDownLatch signal) {
        return ScriptedServer.script()
                .say("220 ready")
                .expect("EHLO")
                .say("250-here", "250 AUTH PLAIN")
                .expect("AUTH")
                .say("235 welcome")
                .expect("MAIL")
                .then(connection -> signal.await())
                .say("250 ok")
                .expect("RCPT")
                .say("250 ok")
                .expect("DATA")
                .say("354 go")
                .hearMessage()
                .say("250 queued")
                .silence()
                .start();
    }

    @Test
    void pausesAfterThreeRejectedLoginsAndSaysUntilWhen() {
        AccountDialog dialog = open("de-DE", 1440);
        fillIn(dialog, "Muster Maschinen GmbH").fill("userName", "gesperrt@muster-maschinen.example");
        for (int i = 0; i < 3; i++) {
            dialog.fill("password", "immer falsch").checkAndSave();
            assertOutcome(dialog, "RUNNING");
            assertOutcome(dialog, "FAILED");
        }

        dialog.checkAndSave();

        assertOutcome(dialog, "PAUSED");
        assertThat(dialog.outcome()).containsText("versucht MAT sie nicht vor heute");
        assertThat(dialog.field("password")).hasValue("immer falsch");
    }

    @Test
    void showsACertificateBeforeItIsTrusted() {
        var identity = TestCertificates.selfSigned();
        try (ScriptedServer server = ScriptedServer.script()
                .tls(identity)
                .silence()
                .nextConnection()
                .tls(identity)
                .say("220 ready")
                .expect("EHLO")
                .say("250-here", "250 AUTH PLAIN")
                .expect("AUTH")
                .say("535 5.7.8 Dieses Passwort war es nicht")
                .silence()
                .start()) {
            AccountDialog dialog = open("de-DE", 1440);
            fillIn(dialog, "Muster Maschinen GmbH").set("importEnabled", false);
            dialog.fill("smtpHost", "localhost")
                    .choose("smtpSecurity", "TLS")
                    .fill("smtpPort", Integer.toString(server.port()))
                    .fill("password", "falsch");

            dialog.checkAndSave();
            assertOutcome(dialog, "FAILED");
            assertThat(dialog.explanation()).containsText("selbst ausgestellt");
            for (String fact :
                    List.of("Ausgestellt für", "Gültig für", "Aussteller", "Gültig ab", "Gültig bis", "SHA-256")) {
                assertThat(dialog.explanation()).containsText(fact);
            }
            dialog.explanation().getByText("Diesem Zertifikat vertrauen").click();
            assertThat(dialog.trusted()).hasCount(1);

            dialog.checkAndSave();
            assertThat(dialog.step("SMTP.LOGIN")).hasClass(Pattern.compile("step--FAILED"));
            dialog.explanation().getByText("Antwort des Servers").click();
            assertThat(dialog.explanation()).containsText("Dieses Passwort war es nicht");
        }
    }

    @Test
    void keepsTheTableOfASignatureAndDropsItsScript() {
        AccountDialog dialog = open("de-DE", 1440);
        dialog.choose("signatureFormat", "HTML");
        dialog.page().locator("[data-signature-mode='source']").click();

        dialog.fill(
                "signature",
                "<table><tr><td style=\"color:#0f5ea8\">Muster</td></tr></table><script>alert(1)</script>"
                        + "<img src=\"data:image/gif;base64,R0lGODlhAQABAAAAACw=\" onerror=\"alert(2)\">");

        assertThat(dialog.previewFrame()).hasAttribute("srcdoc", Pattern.compile("<table>.*Muster.*</table>.*"));
        String shown = dialog.previewFrame().getAttribute("srcdoc");
        assertFalse(shown.contains("script") || shown.contains("onerror"), shown);
        assertEquals("", dialog.previewFrame().getAttribute("sandbox"));
    }

    @Test
    void warnsBothRolesOncePerLoginAndTakesItBackAfterRecovery() {
        AccountDialog dialog = open("de-DE", 1440);
        fillIn(dialog, "Muster Maschinen GmbH").set("importEnabled", false);
        dialog.fill("password", RunningMat.MAIL_PASSWORD).checkAndSave();
        assertOutcome(dialog, "STORED");

        mat.mail().setUser(RunningMat.MAIL_ADDRESS, RunningMat.MAIL_ADDRESS, "geändert");
        Desk watching = new Desk(dialog.page());
        awaitCard(watching, "nicht mehr angenommen");

        Desk administrator = signIn(newPage(), RunningMat.ADMINISTRATOR);
        assertThat(administrator.warnings()).containsText("Haben sich Ihre E-Mail Kontodaten geändert?");
        assertThat(administrator.page().locator(".ui-growl-item-container")).hasCSS("opacity", "1");
        picture(administrator.page(), "account-warning");
        administrator.warnings().locator("a").click();
        assertThat(new AccountDialog(administrator.page()).dialog()).isVisible();
        assertThat(administrator.warnings()).hasCount(0);

        Desk user = signIn(newPage("en-GB", 1440, 900), RunningMat.USER);
        assertThat(user.warnings()).containsText("no longer accepted");
        assertThat(user.warnings()).containsText("Please ask your administrator.");

        mat.mail().setUser(RunningMat.MAIL_ADDRESS, RunningMat.MAIL_ADDRESS, RunningMat.MAIL_PASSWORD);
        awaitCard(watching, "Das E-Mail Konto arbeitet.");
        assertThat(signIn(newPage(), RunningMat.USER).warnings()).hasCount(0);
    }

    @ParameterizedTest
    @CsvSource({"de-DE, 1440", "en-GB, 1440", "de-DE, 390", "de-DE, 360"})
    void dialogHasNoBarrierAndFitsTheScreen(String language, int width) {
        AccountDialog dialog = open(language, width);
        dialog.set("importEnabled", true).choose("smtpSecurity", "NONE").choose("signatureFormat", "HTML");

        assertEquals(List.of(), barriers(dialog.page()));
        assertTrue((Boolean) dialog.page()
                .evaluate("(d => d.scrollWidth <= d.clientWidth && d.getBoundingClientRect().right <= innerWidth)"
                        + "(document.querySelector('#accountDialog .ui-dialog-content'))"));
        picture(dialog.page(), "account-dialog-" + language + "-" + width);
    }

    private AccountDialog open(String language, int width) {
        Page page = newPage(language, width, 900);
        signIn(page, RunningMat.ADMINISTRATOR);
        return new AccountDialog(page).open(mat.at("/"));
    }

    private AccountDialog fillIn(AccountDialog dialog, String senderName) {
        return dialog.fill("senderName", senderName)
                .fill("senderAddress", RunningMat.MAIL_ADDRESS)
                .fillServer("smtp", "localhost", mat.mail().getSmtp().getPort())
                .set("authenticationRequired", true)
                .set("importEnabled", true)
                .fill("userName", RunningMat.MAIL_ADDRESS)
                .fillServer("imap", "localhost", mat.mail().getImap().getPort());
    }

    private static void assertOutcome(AccountDialog dialog, String outcome) {
        assertThat(dialog.outcome())
                .hasAttribute("data-outcome", outcome, new HasAttributeOptions().setTimeout(WHOLE_CHECK));
    }

    private void awaitCard(Desk desk, String text) {
        long end = System.nanoTime() + (long) (NEXT_LOOK * 1_000_000);
        do {
            desk.page().navigate(mat.at("app/dashboard.xhtml").toString());
            if (desk.accountCard().innerText().contains(text)) {
                return;
            }
            desk.page().waitForTimeout(500);
        } while (System.nanoTime() < end);
        assertThat(desk.accountCard()).containsText(text);
    }
}
