package de.mat.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import de.mat.browser.page.AccountDialog;
import de.mat.testing.RunningMat;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the dialog "E-Mail Konto konfigurieren" says, asks and proposes before anything is tested. */
class AccountFormBrowserIT extends BrowserTest {

    @Test
    void marksWhatIsRequiredAndNothingElse() {
        AccountDialog dialog = open();
        dialog.set("authenticationRequired", true).set("importEnabled", true);

        List<String> marked = dialog.labels().allInnerTexts().stream()
                .filter(label -> label.contains("*"))
                .map(label -> label.replace("*", "").strip())
                .toList();

        assertEquals(
                List.of(
                        "Absendername",
                        "Absender E-Mail",
                        "SMTP-Server",
                        "Port",
                        "Sicherheit (SSL/TSL/STARTTLS)",
                        "Benutzername",
                        "Passwort",
                        "Importieren ab",
                        "IMAP-Server",
                        "IMAP-Port",
                        "Sicherheit (SSL/TSL/STARTTLS)"),
                marked);
        assertThat(dialog.dialog().locator(".field__required").first()).hasCSS("color", "rgb(180, 35, 24)");
        assertThat(dialog.dialog().locator(".legend")).hasText("Pflichtfelder sind mit einem roten * gekennzeichnet");
    }

    @Test
    void givesTheTipsInTheirPlaces() {
        AccountDialog dialog = open();
        dialog.set("importEnabled", false);
        Locator tips = dialog.dialog().locator(".notice--tip:visible");
        assertThat(tips).hasCount(2);
        assertThat(tips.nth(0)).containsText("Das hier konfigurierte E-Mail Konto sollte");
        assertThat(dialog.dialog().locator("section:has-text('SMTP-Server') .notice--tip"))
                .containsText("SMTP-Server, Port");
        assertThat(dialog.dialog()).containsText("Benötigte Berechtigung");
        assertThat(dialog.dialog().locator(".account__announce"))
                .containsText("eine Test-E-Mail an admin@muster-maschinen.example zu senden");
        assertThat(dialog.page().locator("#important")).isHidden();

        dialog.set("importEnabled", true);

        assertThat(tips).hasCount(3);
        assertThat(tips.nth(2)).containsText("IMAP-Server, IMAP-Port");
        assertThat(dialog.page().locator("#important")).isVisible();
        assertThat(dialog.page().locator("#important")).containsText("nicht als gelesen markiert");
    }

    @Test
    void offersThreeKindsOfSecurityAndWarnsOfNone() {
        AccountDialog dialog = open();
        dialog.set("importEnabled", true);

        for (String protocol : List.of("smtp", "imap")) {
            String field = protocol + "Security";
            Locator warning = dialog.page().locator("[data-warns-of='" + field + "']");
            assertEquals(
                    List.of("SSL/TLS", "STARTTLS", "Keine"),
                    dialog.field(field).locator("option").allInnerTexts());
            assertThat(dialog.choose(field, "NONE").field(field)).hasValue("NONE");
            assertThat(warning).isVisible();
            dialog.choose(field, "STARTTLS");
            assertThat(warning).isHidden();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "smtp, TLS, 25, STARTTLS",
        "smtp, TLS, 587, STARTTLS",
        "imap, TLS, 143, STARTTLS",
        "smtp, STARTTLS, 465, TLS"
    })
    void leavesAPortThatWasTypedBeforeTheSecurity(String protocol, String before, String port, String after) {
        AccountDialog dialog = open();
        dialog.set("importEnabled", true).choose(protocol + "Security", before).fill(protocol + "Port", port);

        dialog.choose(protocol + "Security", after);

        assertThat(dialog.field(protocol + "Port")).hasValue(port);
    }

    @Test
    void isNotHeldUpByAFieldThatDoesNotShow() {
        AccountDialog dialog = open();
        fillIn(dialog)
                .set("importEnabled", true)
                .fill("imapHost", "kein name")
                .fill("imapPort", "x")
                .checkAndSave();
        assertThat(dialog.message("imapPort")).not().isEmpty();

        dialog.set("importEnabled", false).checkAndSave();

        assertThat(dialog.outcome()).not().hasAttribute("data-outcome", "NONE");
    }

    @Test
    void saysAtTheFieldWhatIsWrongWithAValue() {
        AccountDialog dialog = open();
        dialog.set("authenticationRequired", true).set("importEnabled", true);
        dialog.fill("senderAddress", "ohne Klammeraffe")
                .fill("smtpHost", "https://smtp.example.com")
                .fill("smtpPort", "0")
                .fill("imapHost", "127.1")
                .fill("imapPort", "viele");

        dialog.checkAndSave();

        for (String field : List.of("senderAddress", "smtpHost", "smtpPort", "imapHost", "imapPort")) {
            assertThat(dialog.message(field)).not().isEmpty();
            assertThat(dialog.field(field)).hasAttribute("aria-invalid", "true");
        }
        assertThat(dialog.outcome()).hasAttribute("data-outcome", "NONE");
    }

    @ParameterizedTest
    @CsvSource({"TEXT", "HTML"})
    void insertsTheLegalLinesOfAGmbhBelowWhatStandsThere(String format) {
        AccountDialog dialog = open();
        dialog.choose("signatureFormat", format);
        showSource(dialog, format).fill("signature", "Mein Gruß");

        dialog.page().locator("#signatureTemplate").click();

        assertThat(dialog.field("signature")).hasValue(Pattern.compile("^Mein Gruß.*", Pattern.DOTALL));
        for (String line : List.of("Sitz der Gesellschaft", "Registergericht", "HRB", "Geschäftsführung")) {
            assertThat(dialog.field("signature")).hasValue(Pattern.compile(".*" + line + ".*", Pattern.DOTALL));
        }
    }

    @Test
    void keepsTheLinesOfATextThatBecomesHtmlAndTheTextOfHtml() {
        AccountDialog dialog = open();
        dialog.choose("signatureFormat", "TEXT").fill("signature", "Muster & Sohn\nMusterstraße 1");

        dialog.choose("signatureFormat", "HTML");
        assertThat(dialog.previewFrame())
                .hasAttribute("srcdoc", Pattern.compile("Muster &amp; Sohn<br />Musterstraße 1"));

        dialog.choose("signatureFormat", "TEXT");
        assertThat(dialog.field("signature")).hasValue("Muster & Sohn\nMusterstraße 1");
    }

    /** The browser may ask for it: that nobody is there is all that goes wrong. */
    @Test
    void loadsThePictureOfAWebsiteIntoThePreview() {
        AccountDialog dialog = open();
        dialog.choose("signatureFormat", "HTML");
        showSource(dialog, "HTML");

        ConsoleMessage fault = dialog.page()
                .waitForConsoleMessage(() -> dialog.fill(
                        "signature", "<img src=\"https://www.muster-maschinen.example/logo.gif\" alt=\"Logo\">"));

        assertTrue(fault.text().contains("Failed to load resource"), fault.text());
    }

    @Test
    void loadsNothingFromTheWebOnOtherPages() {
        Page page = newPage();
        signIn(page, RunningMat.ADMINISTRATOR);

        String policy = page.request()
                .get(mat.at("app/dashboard.xhtml").toString())
                .headers()
                .get("content-security-policy");

        assertFalse(policy.contains("https:"), policy);
    }

    private static AccountDialog showSource(AccountDialog dialog, String format) {
        if (format.equals("HTML")) {
            dialog.page().locator("[data-signature-mode='source']").click();
        }
        return dialog;
    }

    private AccountDialog open() {
        Page page = newPage();
        signIn(page, RunningMat.ADMINISTRATOR);
        return new AccountDialog(page).open(mat.at("/"));
    }

    private static AccountDialog fillIn(AccountDialog dialog) {
        assertTrue(dialog.field("senderName").isVisible());
        return dialog.fill("senderName", "Muster Maschinen GmbH")
                .fill("senderAddress", RunningMat.MAIL_ADDRESS)
                .fillServer("smtp", "localhost", 1)
                .set("authenticationRequired", false);
    }
}
