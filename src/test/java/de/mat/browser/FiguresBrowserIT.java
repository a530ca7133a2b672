package de.mat.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import de.mat.browser.page.AnswerEditor;
import de.mat.testing.RunningMat;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The figures of the Dashboard and the lists behind them, and what an inquiry says of an answer that was refused. There is no account:
 * nothing can be sent.
 */
class FiguresBrowserIT extends BrowserTest {

    private static RunningMat own;

    @BeforeAll
    static void startMat() throws SQLException {
        own = RunningMat.alone("figures", List.of(RunningMat.ADMINISTRATOR, RunningMat.USER));
        Instant now = Instant.now();
        long id = 1;
        for (int day = 0; day < 14; day++) {
            for (int each = 0; each < 1 + day * 7 % 5; each++) {
                store(id++, "machineseeker", now.minus(Duration.ofDays(day)), null, 600 + 900L * each);
            }
            store(id++, "resale", now.minus(Duration.ofDays(day)), null, 5_400L);
        }
        store(100, "machineseeker", now.minus(Duration.ofDays(20)), now.minus(Duration.ofDays(20)), null);
        store(101, "machineseeker", now, now, null);
        insert(
                "insert into platform (id, version, code, name, own_names, active) values (900, 0, 'resale', 'Resale', '', true)");
        insert(
                "insert into answer (id, version, inquiry_id, author_id, state, text, copy, changed, subject, submitted, settled, reply)"
                        + " select 1, 0, 100, id, 'FAILED', 'Guten Tag, ja.', false, current_timestamp, 'Re: Anfrage', current_timestamp,"
                        + " current_timestamp, '550 5.1.1 unknown user' from app_user where user_name = 'verkauf'");
    }

    private static void store(long id, String platform, Instant received, Instant waitingSince, Long seconds)
            throws SQLException {
        try (Connection connection = own.database().getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into inquiry (id, version, platform, type, state, received, subject, machine, phones, message, further,
                            complete, answer_address, waiting_since, first_answered, seconds_to_answer)
                        values (?, 0, ?, 'PRODUCT_INQUIRY', ?, ?, 'Anfrage', ?, '', 'Guten Tag', '', true,
                            'buyer-ab1cd2ef3gh4i@channel.machineseeker.com', ?, ?, ?)""")) {
            insert.setLong(1, id);
            insert.setString(2, platform);
            insert.setString(3, seconds == null ? "NEW" : "ANSWERED");
            insert.setTimestamp(4, Timestamp.from(received));
            insert.setString(5, "Musterwerk " + id);
            insert.setTimestamp(6, waitingSince == null ? null : Timestamp.from(waitingSince));
            insert.setTimestamp(7, seconds == null ? null : Timestamp.from(received.plusSeconds(seconds)));
            insert.setObject(8, seconds);
            insert.executeUpdate();
        }
    }

    private static void insert(String statement) throws SQLException {
        try (Connection connection = own.database().getConnection();
                PreparedStatement insert = connection.prepareStatement(statement)) {
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
    @ValueSource(ints = {1440, 390})
    void everyFigureLeadsToItsList(int width) {
        Page page = newPage("de-DE", width, 900);
        signIn(page, RunningMat.USER);
        assertThat(page.locator("#countOverdue")).hasText("1");
        assertThat(page.locator("#waitsTable tbody tr")).hasCount(2);
        assertThat(page.locator("#waitsTable tbody tr").last()).containsText("1 h 30 min");
        assertEquals(List.of(), barriers(page));
        fullPicture(page, "dashboard-figures-" + width);

        page.locator("#countOverdue").click();
        assertThat(page.locator("#count")).hasText("1");
        assertThat(page.locator(".due--OVERDUE")).hasText("überfällig");
        assertThat(page.locator(".inquiries")).containsText("Musterwerk 100");
        picture(page, "inquiries-overdue-" + width);

        page.goBack();
        String answered =
                page.locator("#waitsTable tbody tr").last().locator("td").last().innerText();
        page.locator("#waitsTable tbody tr").last().locator("a").first().click();
        assertThat(page.locator("#count")).hasText(answered);

        page.goBack();
        page.locator(".numbers__fold summary").click();
        String today = page.locator("#arrivalsTable tbody tr")
                .first()
                .locator("td")
                .last()
                .innerText();
        page.locator("#arrivalsTable tbody tr").first().locator("a").last().click();
        assertThat(page.locator("#count")).hasText(today);
    }

    @Test
    void chartsAreDrawn() {
        Page page = newPage();
        signIn(page, RunningMat.USER);

        for (String chart : List.of("waitsChart", "arrivalsChart")) {
            assertThat(page.locator("canvas[id$='" + chart + "_canvas']")).isVisible();
            assertTrue(
                    (Boolean) page.evaluate(
                            "id => document.querySelector(`canvas[id$='${id}_canvas']`).getContext('2d')"
                                    + ".getImageData(0, 0, 600, 150).data.some(octet => octet > 0)",
                            chart),
                    chart);
        }
    }

    @Test
    void aRefusedAnswerSaysWhyAndNothingIsSentWithoutAnAccount() {
        Page page = newPage();
        signIn(page, RunningMat.ADMINISTRATOR);
        page.navigate(mat.at("app/inquiry.xhtml?id=100").toString());
        AnswerEditor answer = new AnswerEditor(page);

        assertThat(answer.states()).hasAttribute("data-state", "FAILED");
        assertThat(answer.answers()).containsText("550 5.1.1 unknown user");
        assertThat(answer.sendAgain()).isDisabled();
        assertThat(answer.begin()).isDisabled();
        assertThat(page.locator("[id='form:desk'] .notice a")).hasAttribute("href", "/admin/account.xhtml");
        assertThat(page.locator("#due")).hasText("überfällig");
        assertEquals(List.of(), barriers(page));
        picture(page, "answer-refused");
    }

    @Test
    void keepsTextTemplatesWithPlaceholders() {
        Page page = newPage();
        signIn(page, RunningMat.ADMINISTRATOR);
        page.navigate(mat.at("admin/text-template.xhtml").toString());
        page.locator("[id='form:name']").fill("Verfügbar");
        page.locator("[id='form:text']").fill("{Anrede}, ja für {Preis}.");
        page.locator("[id='form:save']").click();
        assertThat(page.locator("[id='form:textMessage']")).containsText("{Preis}");
        fullPicture(page, "text-template");

        page.locator("[id='form:text']").fill("{Anrede}, ja.");
        page.locator("[id='form:save']").click();
        assertThat(page.locator("#count")).hasText("3");
        assertThat(page.locator("[id='form:messages']")).containsText("„Verfügbar“ wurde gespeichert");
        picture(page, "text-templates");
        page.locator("tr", new Page.LocatorOptions().setHasText("Verfügbar"))
                .locator("button")
                .click();
        page.locator(".ui-confirmdialog-yes").click();
        assertThat(page.locator("#count")).hasText("2");
    }
}
