package de.mat.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import de.mat.testing.RunningMat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A person's data on the desk: found, downloaded and erased by an administrator. */
class PersonBrowserIT extends BrowserTest {

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final String address = "ana-" + mark + "@example.com";
    private final long id = Math.floorMod(UUID.randomUUID().getMostSignificantBits(), 1_000_000_000L);

    private static RunningMat own;

    @BeforeAll
    static void startMat() {
        own = RunningMat.alone("person", List.of(RunningMat.ADMINISTRATOR, RunningMat.READER));
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
    void anaAskedForAMachine() throws SQLException {
        insert("""
                insert into contact (id, version, company, salutation, phones, address, address_key, notes, advertising, sort_key,
                    changed, words)
                values (?, 0, ?, 'NONE', '', ?, ?, '', 'NONE', 'a', current_timestamp, '')""", "Muster Metall", address, address);
        insert("""
                insert into inquiry (id, version, platform, type, state, received, subject, phones, machine, answer_address, answer_key,
                    message, further, complete)
                values (?, 0, 'machineseeker', 'PRODUCT_INQUIRY', 'READ', current_timestamp, 'Anfrage', '', ?, ?, ?, 'Guten Tag', '',
                    true)""", "Presse " + mark, address, address);
    }

    private void insert(String sql, String... values) throws SQLException {
        try (Connection connection = mat.database().getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setLong(1, id);
            for (int i = 0; i < values.length; i++) {
                insert.setString(i + 2, values[i]);
            }
            insert.executeUpdate();
        }
    }

    @Test
    void isFoundFromTheContactDownloadedAndErased() throws IOException {
        Page page = newPage();
        signIn(page, RunningMat.ADMINISTRATOR);
        page.navigate(mat.at("app/contact.xhtml?id=" + id).toString());
        page.locator("[id='person']").click();
        page.waitForURL("**/admin/person.xhtml?contact=" + id);

        assertThat(page.locator("#counts")).containsText(address);
        assertThat(page.locator("#counts")).containsText("Muster Metall");
        assertThat(page.locator("#counts")).containsText("Presse " + mark);
        assertEquals(List.of(), barriers(page));
        fullPicture(page, "person");
        page.setViewportSize(390, 844);
        fullPicture(page, "person-390");
        page.setViewportSize(1440, 900);

        Download download = page.waitForDownload(
                () -> page.locator("[id='exportForm:download']").click());
        assertTrue(download.suggestedFilename().matches("personendaten-\\d{4}-\\d\\d-\\d\\d\\.zip"));
        Map<String, String> files = unzipped(download);
        assertTrue(files.get("contacts.json").contains(address));
        assertTrue(files.get("inquiries/" + id + "/inquiry.json").contains("Presse " + mark));

        erase(page, "somebody@example.com");
        assertThat(page.locator("[id='eraseForm:typedMessage']")).containsText("nicht die Adresse");
        assertEquals(List.of(), barriers(page));
        fullPicture(page, "person-not-erased");
        erase(page, address.toUpperCase());
        assertThat(page.locator("[id='messages']")).containsText("Die Person ist gelöscht.");

        page.locator("[id='form:address']").fill(address);
        page.locator("[id='form:find']").click();
        assertThat(page.locator("#nothing")).isVisible();
        fullPicture(page, "person-nothing");
        assertEquals(
                404,
                page.navigate(mat.at("app/contact.xhtml?id=" + id).toString()).status());
        assertEquals(
                404,
                page.navigate(mat.at("app/inquiry.xhtml?id=" + id).toString()).status());
    }

    @Test
    void whatIsNobodysIsToldSo() {
        Page page = newPage();
        signIn(page, RunningMat.ADMINISTRATOR);
        page.navigate(mat.at("admin/person.xhtml").toString());

        page.locator("[id='form:address']").fill("no address");
        page.locator("[id='form:find']").click();
        assertThat(page.locator("[id='form:addressMessage']")).containsText("Bitte geben Sie eine E-Mail-Adresse an.");

        page.locator("[id='form:address']").fill("info@mail.machineseeker.com");
        page.locator("[id='form:find']").click();
        assertThat(page.locator("[id='form:addressMessage']")).containsText("im Namen vieler");
    }

    @Test
    void isThereForAdministratorsAlone() {
        Page page = newPage();
        signIn(page, RunningMat.READER);

        assertEquals(404, page.navigate(mat.at("admin/person.xhtml").toString()).status());
        page.navigate(mat.at("app/contact.xhtml?id=" + id).toString());
        assertThat(page.locator("[id='person']")).hasCount(0);
    }

    private static void erase(Page page, String typed) {
        page.locator("[id='eraseForm:typed']").fill(typed);
        page.locator("[id='eraseForm:erase']").click();
    }

    private static Map<String, String> unzipped(Download download) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(download.path()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }
}
