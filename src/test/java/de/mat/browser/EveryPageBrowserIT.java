package de.mat.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import de.mat.browser.page.Desk;
import de.mat.demo.SeededUser;
import de.mat.testing.RunningMat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every page there is, found by their files: no barrier that axe-core knows, no screen too narrow, one language. */
class EveryPageBrowserIT extends BrowserTest {

    private static final Path WEBAPP = Path.of("src/main/webapp");

    private static final List<String> WHEN_SOMETHING_IS_WRONG =
            List.of("nothing-here.xhtml", "x%0Ay", "login.xhtml?expired=1");

    private static RunningMat own;

    @BeforeAll
    static void startMat() throws SQLException {
        own = RunningMat.alone("pages", List.of(RunningMat.ADMINISTRATOR, RunningMat.USER, RunningMat.NEWCOMER));
        store(1, "Musterwerk UV 100", "Ana Beispiel", "Guten Tag,\n\nist die Maschine noch da?", true);
        store(2, "Wort".repeat(50), "Name".repeat(50), "https://example.com/" + "sehr-lang".repeat(100), false);
        meet(1, "Muster Metall GmbH", "Ana", "ana@example.com", "Notiz", "CONSENT");
        meet(
                2,
                "Wort".repeat(50),
                "Name".repeat(25),
                "a".repeat(60) + "@" + "wort".repeat(12) + ".example",
                "Wort".repeat(400),
                "OBJECTION");
        offer(1, "M-1", "Verschließmaschine UV 100", "Verpackungsmaschinen");
        offer(2, "N".repeat(40), "Wort".repeat(50), "Wort".repeat(25));
        mailing(1, "Wort".repeat(50));
        run(2, "Wort".repeat(50));
    }

    private static void mailing(long id, String subject) throws SQLException {
        try (Connection connection = own.database().getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into mailing (id, version, revision, state, subject, html, language, filtered, author_id, changed)
                        values (?, 0, 0, 'DRAFT', ?, '<p>Guten Tag</p>', 'DE', true, (select min(id) from app_user), current_timestamp)""")) {
            insert.setLong(1, id);
            insert.setString(2, subject);
            insert.executeUpdate();
        }
    }

    private static void run(long id, String subject) throws SQLException {
        mailing(id, subject);
        try (Connection connection = own.database().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "update mailing set state = 'STOPPED', started = current_timestamp, starter_id = author_id where id = "
                            + id);
            statement.execute(
                    "insert into mailing_run (mailing_id, version, template_id, sender, recipients, since, stop_cause, stop_reply)"
                            + " values (" + id
                            + ", 0, 1, 'anfragen@example.com', 2, current_timestamp, 'SENDER_REFUSED', '550 "
                            + "wort".repeat(50) + "')");
            for (String state : List.of("UNKNOWN", "SENT")) {
                statement.execute(
                        "insert into mailing_recipient (mailing_id, contact_id, address, address_key, message_id, token, state, queued, reply, since)"
                                + " values (" + id + ", 1, '" + "kunde".repeat(10) + state + "@example.com', '" + state
                                + "', '<" + "a".repeat(60)
                                + state + "@example.com>', '" + state + "', '" + state
                                + "', false, '', current_timestamp)");
            }
        }
    }

    private static void meet(
            long id, String company, String firstName, String address, String notes, String advertising)
            throws SQLException {
        try (Connection connection = own.database().getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into contact (id, version, company, salutation, first_name, last_name, street, postal_code, city, country,
                            language, phones, address, address_key, notes, advertising, company_key, sort_key, changed, words)
                        values (?, 0, ?, 'MRS', ?, 'Beispiel', 'Musterweg 3', '10115', 'Berlin', 'DE', 'de', '+493023125100', ?, ?, ?, ?,
                            null, lower(?), current_timestamp, '')""");
                PreparedStatement entry = connection.prepareStatement("""
                        insert into contact_advertising (id, contact_id, state, source, proof, given, recorded, recorded_by)
                        values (?, ?, ?, ?, ?, current_date, current_timestamp, 'muster')""")) {
            insert.setLong(1, id);
            insert.setString(2, company);
            insert.setString(3, firstName);
            insert.setString(4, address);
            insert.setString(5, address);
            insert.setString(6, notes);
            insert.setString(7, advertising);
            insert.setString(8, company);
            insert.executeUpdate();
            entry.setLong(1, id);
            entry.setLong(2, id);
            entry.setString(3, advertising);
            entry.setString(4, company);
            entry.setString(5, notes);
            entry.executeUpdate();
        }
    }

    private static void offer(long id, String number, String title, String category) throws SQLException {
        try (Connection connection = own.database().getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into product (id, version, number, number_key, title, manufacturer, model, category, year_built, price,
                            currency, listings, description, state, visible, changed, words)
                        values (?, 0, ?, lower(?), ?, ?, ?, ?, 2014, 12500, 'EUR', ?, ?, 'AVAILABLE', true, current_timestamp, '')""")) {
            insert.setLong(1, id);
            insert.setString(2, number);
            insert.setString(3, number);
            insert.setString(4, title);
            insert.setString(5, category);
            insert.setString(6, category);
            insert.setString(7, category);
            insert.setString(8, "https://example.com/" + "sehr-lang".repeat(40));
            insert.setString(9, title);
            insert.executeUpdate();
        }
    }

    private static void store(long id, String machine, String person, String message, boolean complete)
            throws SQLException {
        try (Connection connection = own.database().getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into inquiry (id, version, platform, type, state, received, subject, person, company, country, phones,
                            machine, message, further, complete)
                        values (?, 0, 'machineseeker', 'PRODUCT_INQUIRY', 'NEW', current_timestamp, ?, ?, ?, 'Kroatien',
                            '+385 1 0000 000', ?, ?, '', ?)""")) {
            insert.setLong(1, id);
            insert.setString(2, "Anfrage zu " + machine);
            insert.setString(3, person);
            insert.setString(4, person);
            insert.setString(5, machine);
            insert.setString(6, message);
            insert.setBoolean(7, complete);
            insert.executeUpdate();
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

    @ParameterizedTest
    @CsvSource({"de-DE, de, 1440", "en-GB, en, 1440", "de-DE, de, 390"})
    void hasNoBarrierAndOneLanguage(String language, String tag, int width) throws IOException {
        visitAll(language, width, page -> {
            assertThat(page.locator("html")).hasAttribute("lang", tag);
            assertEquals(List.of(), barriers(page), page.url());
        });
    }

    /** What reaches furthest to the right, as it stands in the page. */
    private static final String WIDEST =
            "[...document.querySelectorAll('body *')].map(e => [e.getBoundingClientRect().right, e])"
                    + ".sort((a, b) => b[0] - a[0]).slice(0, 5).map(e => e[1].outerHTML.slice(0, 200)).join(' | ')";

    @Test
    void isWiderThanNoScreen() throws IOException {
        visitAll("de-DE", 1440, page -> {
            for (int width : List.of(360, 390, 768, 900, 1440, 1920)) {
                page.setViewportSize(width, 900);
                int needed = (Integer) page.evaluate("document.documentElement.scrollWidth");
                assertTrue(
                        needed <= width,
                        () -> page.url() + " needs " + needed + " px of " + width + ", for " + page.evaluate(WIDEST));
            }
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1440, 390})
    void openMenusHaveNoBarrier(int width) {
        Desk desk = signIn(newPage("de-DE", width, 900), RunningMat.ADMINISTRATOR);
        desk.userButton().click();
        assertEquals(List.of(), barriers(desk.page()), "menu of the user");

        if (desk.drawerButton().isVisible()) {
            desk.drawerButton().click();
            assertEquals(List.of(), barriers(desk.page()), "drawer");
        }
    }

    /** As another user: the language is kept with the user. */
    @Test
    void languageChangesOnThePageThatIsShown() {
        Page page = newPage();
        Desk desk = signIn(page, RunningMat.USER);
        page.navigate(mat.at("app/inquiry.xhtml?id=1").toString());

        desk.speak("en");

        assertThat(page.locator("html")).hasAttribute("lang", "en");
        assertThat(page).hasURL(mat.at("app/inquiry.xhtml?id=1").toString());
        assertThat(desk.title()).hasText("Musterwerk UV 100");
        assertThat(signIn(newPage(), RunningMat.USER).sections().first()).hasText("Views");
    }

    private void visitAll(String language, int width, Consumer<Page> check) throws IOException {
        Page page = newPage(language, width, 900);
        for (String path :
                Stream.concat(pages(""), WHEN_SOMETHING_IS_WRONG.stream()).toList()) {
            visit(page, path, check);
        }
        visitAs(RunningMat.NEWCOMER, pages("first"), language, width, check);
        visitAs(
                RunningMat.ADMINISTRATOR,
                Stream.of("app", "admin", "write")
                        .flatMap(EveryPageBrowserIT::pages)
                        .flatMap(EveryPageBrowserIT::addresses),
                language,
                width,
                check);
    }

    private void visitAs(SeededUser who, Stream<String> paths, String language, int width, Consumer<Page> check) {
        Page page = newPage(language, width, 900);
        signIn(page, who);
        paths.forEach(path -> visit(page, path, check));
    }

    private void visit(Page page, String path, Consumer<Page> check) {
        page.navigate(mat.at("/") + path);
        check.accept(page);
    }

    /** A page that shows one thing shows each of those that are there; the export is a file. */
    private static Stream<String> addresses(String path) {
        return switch (path) {
            case "app/inquiry.xhtml" -> Stream.of(path + "?id=1", path + "?id=2");
            case "app/product.xhtml" -> Stream.of(path + "?id=1", path + "?id=2");
            case "app/contact.xhtml" -> Stream.of(path + "?id=1", path + "?id=2");
            case "admin/person.xhtml" -> Stream.of(path, path + "?contact=1", path + "?contact=2");
            case "write/contacts/contact-edit.xhtml" -> Stream.of(path, path + "?id=2");
            case "write/contacts/contact-merge.xhtml" -> Stream.of(path + "?id=1", path + "?id=1&other=2");
            case "write/products/product-edit.xhtml" -> Stream.of(path, path + "?id=2");
            case "write/mailings/mailing-edit.xhtml", "write/mailings/mailing-start.xhtml" -> Stream.of(path + "?id=1");
            case "app/mailing.xhtml" -> Stream.of(path + "?id=2");
            case "app/mailing-recipients.xhtml" -> Stream.of(path + "?id=2", path + "?id=2&show=UNKNOWN");
            case "app/inquiriesExport.xhtml",
                    "app/productsExport.xhtml",
                    "app/contactsExport.xhtml",
                    "app/mailingExport.xhtml" -> Stream.of();
            default -> Stream.of(path);
        };
    }

    /** The pages of a folder, as their addresses; those that only write lie in a folder per right. */
    private static Stream<String> pages(String folder) {
        try (Stream<Path> files = Files.walk(WEBAPP.resolve(folder), folder.equals("write") ? 2 : 1)) {
            return files
                    .filter(file -> file.toString().endsWith(".xhtml"))
                    .map(file -> WEBAPP.relativize(file).toString().replace('\\', '/'))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
