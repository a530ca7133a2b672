package de.mat.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import de.mat.browser.page.AccountDialog;
import de.mat.browser.page.Desk;
import de.mat.browser.page.LoginPage;
import de.mat.demo.SeededUser;
import de.mat.testing.RunningMat;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The warning after the login and the card on the Dashboard, for every state of the account; the states are put into the database. */
class WarningBrowserIT extends BrowserTest {

    private static final String MISSING = "Es ist kein E-Mail Konto konfiguriert.";
    private static final String REJECTED = "Die Zugangsdaten des E-Mail Kontos werden nicht mehr angenommen"
            + " (seit 05.01.2026). Haben sich Ihre E-Mail Kontodaten geändert?";
    private static final String UNREACHABLE = "Das E-Mail Konto ist nicht erreichbar (seit 06.01.2026):"
            + " „imap.muster-maschinen.example“ antwortet nicht.";
    private static final String LINK = "E-Mail Konto konfigurieren";
    private static final String ASK = "Bitte wenden Sie sich an Ihren Administrator.";

    private static RunningMat own;

    @BeforeAll
    static void startMat() {
        own = RunningMat.alone("warning", List.of(RunningMat.ADMINISTRATOR, RunningMat.USER, RunningMat.NEWCOMER));
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
    void forgetTheAccount() throws SQLException {
        update("delete from account_health", "delete from email_account", "delete from inquiry");
    }

    @Test
    void tellsAnAdministratorOfAMissingAccountAndLeadsToTheDialog() {
        Desk desk = signIn(newPage(), RunningMat.ADMINISTRATOR);

        assertThat(desk.warningTexts()).hasText(MISSING);
        assertThat(desk.warningWays()).hasText(LINK);
        assertThat(desk.cardWarnings()).hasText(MISSING);
        assertThat(desk.accountCard().locator("li")).hasCount(5);
        desk.warnings().locator("a").click();

        assertThat(new AccountDialog(desk.page()).dialog()).isVisible();
        assertThat(desk.warnings()).hasCount(0);
    }

    @Test
    void tellsAUserOfAMissingAccountAndWhomToAsk() {
        Desk desk = signIn(newPage(), RunningMat.USER);

        assertThat(desk.warningTexts()).hasText(MISSING);
        assertThat(desk.warningWays()).hasText(ASK);
        assertThat(desk.warnings().locator("a")).hasCount(0);
        assertThat(desk.accountCard()).containsText(ASK);
        assertThat(desk.accountCard().locator("a")).hasCount(0);
    }

    @Test
    void comesOncePerLoginOnWhateverPageFollows() {
        Page page = newPage();
        page.navigate(mat.at("app/profile.xhtml").toString());
        Desk desk = new LoginPage(page, mat.at("/")).signIn(RunningMat.USER.userName(), RunningMat.USER.password());
        assertThat(desk.title()).hasText("Persönliche Daten ändern");
        assertThat(desk.warnings()).hasCount(1);

        for (String next : List.of("app/dashboard.xhtml", "app/inquiries.xhtml", "app/profile.xhtml")) {
            page.navigate(mat.at(next).toString());
            assertThat(desk.userButton()).isVisible();
            assertThat(desk.warnings()).hasCount(0);
        }
        desk.signOut();

        assertThat(signIn(page, RunningMat.USER).warnings()).hasCount(1);
    }

    @Test
    void comesAfterTheChangeOfAGivenPasswordAndNotBefore() {
        Page page = newPage();
        Desk desk = signIn(page, RunningMat.NEWCOMER);
        assertThat(desk.title()).hasText("Passwort wählen");
        assertThat(desk.warnings()).hasCount(0);

        page.locator("[id='form:newPassword']").fill("ein ganz neues Passwort");
        page.locator("[id='form:repeatedPassword']").fill("ein ganz neues Passwort");
        page.locator("[id='form:change']").click();

        assertThat(desk.title()).hasText("Dashboard");
        assertThat(desk.warningTexts()).hasText(MISSING);
        page.reload();
        assertThat(desk.warnings()).hasCount(0);
    }

    @ParameterizedTest
    @CsvSource({"1440, 900, 24", "390, 844, 16"})
    void staysAtTheLowerRightUntilItIsClosed(int width, int height, int margin) {
        Desk desk = signIn(newPage("de-DE", width, height), RunningMat.USER);
        assertThat(desk.warnings()).isVisible();

        BoundingBox place = desk.page().locator(".ui-growl-item-container").boundingBox();

        assertEquals(width - margin, place.x + place.width, 1);
        assertEquals(height - margin, place.y + place.height, 1);
        assertThat(desk.page().locator(".ui-growl")).hasClass(Pattern.compile("ui-growl-sticky"));
    }

    @ParameterizedTest
    @CsvSource({"de-DE, Schließen", "en-GB, Close"})
    void isClosedByTheKeyboardToo(String language, String name) {
        Desk desk = signIn(newPage(language, 1440, 900), RunningMat.USER);
        assertThat(desk.closeWarning()).hasAttribute("aria-label", name);

        desk.closeWarning().focus();
        desk.page().keyboard().press("Enter");

        assertThat(desk.warnings()).hasCount(0);
        assertThat(desk.page().locator("#content")).isFocused();
    }

    @ParameterizedTest
    @CsvSource({"de-DE, 1440", "en-GB, 390"})
    void hasNoBarrierWhateverIsWrong(String language, int width) throws SQLException {
        assertEquals(List.of(), barriers(dashboard(language, width)), "no account");

        storeAccount();
        assertEquals(List.of(), barriers(dashboard(language, width)), "all is well");

        health("SMTP", "LOGIN_REJECTED", "LOGIN_REJECTED", "2026-01-05T10:00:00Z");
        health("IMAP", "UNREACHABLE", "NO_ANSWER", "2026-01-06T10:00:00Z");
        assertEquals(List.of(), barriers(dashboard(language, width)), "two problems");
    }

    private Page dashboard(String language, int width) {
        Page page = newPage(language, width, 900);
        signIn(page, RunningMat.ADMINISTRATOR);
        return page;
    }

    @Test
    void isSilentWhileTheAccountWorks() throws SQLException {
        storeAccount();

        Desk desk = signIn(newPage(), RunningMat.USER);

        assertThat(desk.accountCard()).containsText("Das E-Mail Konto arbeitet.");
        assertThat(desk.warnings()).hasCount(0);
    }

    @Test
    void asksWhetherTheDataChangedWhenBothServersRejectTheLogin() throws SQLException {
        storeAccount();
        health("SMTP", "LOGIN_REJECTED", "LOGIN_REJECTED", "2026-01-06T10:00:00Z");
        health("IMAP", "LOGIN_REJECTED", "PASSWORD_LOGIN_DISABLED", "2026-01-05T10:00:00Z");

        assertWarnings(new Told(REJECTED, "Betroffen sind Versand und Import."));
    }

    @Test
    void judgesTheServersApart() throws SQLException {
        storeAccount();
        health("SMTP", "LOGIN_REJECTED", "LOGIN_REJECTED", "2026-01-05T10:00:00Z");
        health("IMAP", "UNREACHABLE", "NO_ANSWER", "2026-01-06T10:00:00Z");

        assertWarnings(
                new Told(REJECTED, "Betroffen ist der Versand."), new Told(UNREACHABLE, "Betroffen ist der Import."));
    }

    @Test
    void saysTheSameInEnglish() throws SQLException {
        storeAccount();
        health("SMTP", "UNREACHABLE", "REFUSED", "2026-01-05T10:00:00Z");

        Desk desk = signIn(newPage("en-GB", 1440, 900), RunningMat.USER);

        assertThat(desk.warningTexts())
                .hasText("The e-mail account cannot be reached (since Jan 5, 2026):"
                        + " \"smtp.muster-maschinen.example\" takes no connection at port 25.");
        assertThat(desk.warningParts()).hasText("This concerns sending.");
        assertThat(desk.warningWays()).hasText("Please ask your administrator.");
    }

    @Test
    void countsWhatNobodyHasBeenToldOf() throws SQLException {
        storeInquiries(2);

        Desk desk = signIn(newPage(), RunningMat.ADMINISTRATOR);

        assertThat(desk.warningTexts()).hasText(new String[] {
            MISSING, "Die Benachrichtigungen über 2 Anfragen der Webseite warten noch auf den Versand."
        });
        assertThat(desk.warningWays()).hasText(LINK + "Zu den Anfragen");
    }

    private record Told(String text, String part) {}

    /** The growl, the card and both roles say the same. */
    private void assertWarnings(Told... all) {
        for (SeededUser who : List.of(RunningMat.ADMINISTRATOR, RunningMat.USER)) {
            Desk desk = signIn(newPage(), who);
            String wayOut = who == RunningMat.ADMINISTRATOR ? LINK : ASK;

            assertThat(desk.warnings()).hasCount(1);
            assertThat(desk.warningTexts()).hasText(all(all, Told::text));
            assertThat(desk.warningParts()).hasText(all(all, Told::part));
            assertThat(desk.warningWays()).hasText(wayOut);
            assertThat(desk.cardWarnings()).hasText(all(all, told -> told.text() + " " + told.part()));
            assertThat(desk.accountCard()).containsText(wayOut);
        }
    }

    private static String[] all(Told[] warnings, Function<Told, String> part) {
        return Arrays.stream(warnings).map(part).toArray(String[]::new);
    }

    /** One without a login, so that no password must be readable. */
    private static void storeAccount() throws SQLException {
        update("""
                insert into email_account (id, version, sender_name, sender_address, smtp_host, smtp_port, smtp_security,
                    authentication_required, signature_format, import_enabled, imap_host, imap_port, imap_security,
                    trusted_certificates, checked)
                values (1, 1, 'Muster Maschinen GmbH', 'anfragen@muster-maschinen.example', 'smtp.muster-maschinen.example', 25, 'NONE',
                    false, 'TEXT', false, 'imap.muster-maschinen.example', 143, 'NONE', '', current_timestamp)""");
    }

    /** Of visitors of the website, while there is nobody to tell. */
    private static void storeInquiries(int count) throws SQLException {
        for (int id = 1; id <= count; id++) {
            update("""
                    insert into inquiry (id, version, type, state, platform, received, subject, phones, message, further, complete)
                    values (%d, 1, 'CONTACT', 'NEW', 'website', current_timestamp, '', '', 'Guten Tag', '', true)""".formatted(id), """
                    insert into notification (id, version, inquiry_id, due)
                    values (%d, 1, %d, current_timestamp)""".formatted(id, id));
        }
    }

    private static void health(String protocol, String state, String cause, String since) throws SQLException {
        update("""
                insert into account_health (protocol, version, state, failure_cause, since, failures_in_row)
                values ('%s', 1, '%s', '%s', '%s', 2)""".formatted(protocol, state, cause, since));
    }

    private static void update(String... commands) throws SQLException {
        try (Connection connection = own.database().getConnection();
                Statement statement = connection.createStatement()) {
            for (String command : commands) {
                statement.executeUpdate(command);
            }
        }
    }
}
