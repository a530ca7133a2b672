package de.mat.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import de.mat.browser.page.ContactPages;
import de.mat.testing.RunningMat;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The dealer's contacts on the desk: written, found, asked for advertising, exported. */
class ContactsBrowserIT extends BrowserTest {

    @TempDir
    private Path folder;

    /** Stands in the names of this test: the contacts of others are in the list too. */
    private final String mark = "T" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void aContactIsWrittenShownChangedAndRemoved() {
        ContactPages contacts = signedIn(newPage());
        contacts.openForm().save();
        assertThat(contacts.message("company")).containsText("Bitte mindestens Firma, Namen oder E-Mail angeben.");
        // It comes a moment after the message, and would take what is typed elsewhere in between.
        assertThat(contacts.field("company")).isFocused();
        contacts.fill(Map.of(
                "company", mark + " <b>GmbH</b>",
                "firstName", "Ana",
                "lastName", "Beispiel",
                "address", "buyer-ab1cd2ef3gh4i@channel.machineseeker.com",
                "phones", "030 23125 100\nDurchwahl 7",
                "postalCode", "10115",
                "city", "Berlin",
                "groups", "Kunden, " + mark,
                "notes", "Zwei Zeilen,\nganz ruhig."));
        contacts.field("country").selectOption("DE");
        contacts.field("language").selectOption("de");
        contacts.field("salutation").selectOption("MRS");
        contacts.save();
        assertThat(contacts.message("address")).containsText("gehört einer Handelsplattform");
        contacts.field("address").fill("ana-" + mark + "@example.com");
        contacts.save();

        assertThat(contacts.notice()).containsText("ist gespeichert");
        assertThat(contacts.page().locator("h1")).hasText("Ana Beispiel, " + mark + " <b>GmbH</b>");
        for (String fact :
                List.of("Frau Ana Beispiel", "+49 30 23125100", "Durchwahl 7", "Deutschland", "Deutsch", mark)) {
            assertThat(contacts.facts()).containsText(fact);
        }
        assertThat(contacts.advertising()).containsText("keine");

        contacts.page().locator("[id='edit']").click();
        contacts.page().waitForURL("**/write/contacts/contact-edit.xhtml*");
        assertThat(contacts.field("phones")).hasValue("+493023125100\nDurchwahl 7");
        contacts.field("city").fill("Potsdam");
        contacts.save();
        assertThat(contacts.facts()).containsText("Potsdam");

        contacts.page().locator("[id='removeForm:remove']").click();
        contacts.confirm();
        contacts.page().waitForURL("**/app/contacts.xhtml*");
        assertThat(contacts.notice()).containsText("ist entfernt");
        assertThat(contacts.openList("?search=" + mark).count()).hasText("0");
    }

    @Test
    void aConsentNeedsItsGroundsAndIsKeptWithThem() {
        ContactPages contacts = signedIn(newPage());
        write(contacts, mark, "ana-" + mark + "@example.com");

        contacts.field("begin").click();
        contacts.field("saveAdvertising").click();
        assertThat(contacts.message("state")).containsText("Bitte ausfüllen.");
        assertThat(contacts.message("source")).containsText("Bitte ausfüllen.");
        contacts.field("state").selectOption("CONSENT");
        contacts.field("source").fill("Messe");
        contacts.field("saveAdvertising").click();
        assertThat(contacts.message("proof")).containsText("ohne Nachweis");
        contacts.field("proof").fill("Formular vom Stand\nunterschrieben");
        contacts.field("given").fill("2026-01-15");
        contacts.field("saveAdvertising").click();

        assertThat(contacts.advertising()).containsText("Einwilligung");
        assertThat(contacts.history()).hasCount(1);
        for (String words : List.of(
                "15.01.2026",
                "Messe",
                "Formular vom Stand",
                "eingetragen von " + RunningMat.ADMINISTRATOR.userName())) {
            assertThat(contacts.history()).containsText(words);
        }
    }

    @Test
    void anObjectionIsFinalAndComesBackWithTheAddress() {
        ContactPages contacts = signedIn(newPage());
        String address = "ana-" + mark + "@example.com";
        write(contacts, mark, address);

        contacts.field("beginObjection").click();
        assertThat(contacts.page().locator("#objecting")).containsText("endgültig");
        contacts.field("noObjection").click();
        assertThat(contacts.advertising()).containsText("keine");
        contacts.field("beginObjection").click();
        contacts.field("objection").fill("Mail vom 12. November");
        contacts.field("object").click();

        assertThat(contacts.advertising()).containsText("Widerspruch");
        assertThat(contacts.history()).containsText("Mail vom 12. November");
        assertThat(contacts.page().locator("[id='form:begin'], [id='form:beginObjection']"))
                .hasCount(0);
        contacts.page().locator("[id='removeForm:remove']").click();
        contacts.confirm();
        contacts.page().waitForURL("**/app/contacts.xhtml*");
        write(contacts, mark + " wieder da", address.toUpperCase());
        assertThat(contacts.advertising()).containsText("Widerspruch");
        assertThat(contacts.history()).containsText("Sperrliste");
    }

    @Test
    void whoLacksTheRightReadsAndIsToldSo() {
        ContactPages contacts = signedIn(newPage());
        write(contacts, mark, null);
        String address = contacts.page().url();
        Page page = newPage();
        signIn(page, RunningMat.READER);
        ContactPages reading = new ContactPages(page, mat.at("/"));

        reading.openList("?search=" + mark);
        assertThat(reading.lines()).hasCount(1);
        assertThat(page.locator(".no-right")).containsText("Kontakte schreiben");
        assertThat(page.locator("[id='add'], [id='import']")).hasCount(0);
        page.navigate(address);
        assertThat(page.locator(".no-right")).containsText("Kontakte schreiben");
        assertThat(page.locator("[id='edit'], [id='form:begin'], [id='form:beginObjection'], [id='removeForm:remove']"))
                .hasCount(0);
        for (String path : List.of(
                "write/contacts/contact-edit.xhtml",
                "write/contacts/contacts-import.xhtml",
                "write/contacts/contact-merge.xhtml?id=1")) {
            assertEquals(404, page.request().get(mat.at(path).toString()).status(), path);
        }
        assertEquals(404, page.request().post(mat.at("contact-file").toString()).status());
    }

    @Test
    void theSecondOfTwoWhoWriteHearsOfTheFirst() {
        ContactPages first = signedIn(newPage());
        write(first, mark, null);
        String edit = first.page().locator("[id='edit']").getAttribute("href");
        ContactPages second = signedIn(newPage());
        first.page().navigate(mat.at(edit).toString());
        second.page().navigate(mat.at(edit).toString());
        first.field("city").fill("Berlin");
        first.save();
        assertThat(first.notice()).containsText("ist gespeichert");
        second.field("city").fill("Potsdam");
        second.save();

        assertThat(second.page().locator("[id='form:conflict'] .notice")).containsText("inzwischen geändert");
        second.field("mine").click();
        assertThat(second.facts()).containsText("Potsdam");
    }

    @Test
    void theListIsReducedToWhatIsChosenAndItsAddressSaysSo() throws IOException {
        ContactPages contacts = signedIn(newPage());
        write(contacts, mark + " =Eins", "ana-" + mark + "@example.com");
        write(contacts, mark + " Zwei", "ana-" + mark + "@example.com");
        assertThat(contacts.page().locator("#doubles")).containsText(mark + " =Eins");

        contacts.openList("?search=" + mark);
        assertThat(contacts.lines()).hasCount(2);
        assertThat(contacts.page().locator(".contacts__double")).hasCount(2);
        contacts.field("search").fill(mark + " zwe");
        assertThat(contacts.lines()).hasCount(1);
        assertThat(contacts.count()).hasText("1");
        assertThat(contacts.page()).hasURL(Pattern.compile(".*\\?search=" + mark + "\\+zwe"));
        contacts.open(mark + " Zwei");
        contacts.page().locator("[data-back='contacts']").click();
        assertThat(contacts.field("search")).hasValue(mark + " zwe");
        contacts.field("advertising").selectOption("CONSENT");
        assertThat(contacts.page().locator(".empty")).isVisible();
        contacts.field("clear").click();
        assertThat(contacts.field("search")).hasValue("");

        contacts.openList("?search=" + mark);
        Download export = contacts.page()
                .waitForDownload(() ->
                        contacts.page().locator("a[href*='contactsExport']").click());
        assertTrue(export.suggestedFilename().matches("kontakte-[0-9-]{10}\\.csv"), export.suggestedFilename());
        String table = Files.readString(export.path());
        assertTrue(table.contains(mark + " Zwei;ohne;"), table);
    }

    @Test
    void twoContactsBecomeOneFieldByField() {
        ContactPages contacts = signedIn(newPage());
        write(contacts, mark + " Alt", "alt-" + mark + "@example.com");
        contacts.field("begin").click();
        contacts.field("state").selectOption("EXISTING_CUSTOMER");
        contacts.field("source").fill("Rechnung 4711");
        contacts.field("saveAdvertising").click();
        assertThat(contacts.history()).hasCount(1);
        write(contacts, mark + " Neu", "neu-" + mark + "@example.com");

        contacts.page().locator("[id='merge']").click();
        contacts.page().waitForURL("**/write/contacts/contact-merge.xhtml*");
        contacts.field("search").fill(mark);
        contacts.field("find").click();
        assertThat(contacts.page().locator("#others li")).hasCount(1);
        fits(contacts.page(), "contact-merge-with", 1440);
        contacts.page().locator("#others a").click();
        contacts.page().waitForURL("**/write/contacts/contact-merge.xhtml*other=*");
        assertThat(contacts.page().locator("#choices fieldset")).hasCount(3);
        contacts.choose("Firma", mark + " Alt");
        contacts.choose("Werbung", "Bestandskunde");
        fits(contacts.page(), "contact-merge", 1440);
        contacts.page().setViewportSize(390, 900);
        fits(contacts.page(), "contact-merge", 390);
        contacts.field("merge").click();

        assertThat(contacts.notice()).containsText("zusammengeführt");
        assertThat(contacts.page().locator("h1")).hasText(mark + " Alt");
        assertThat(contacts.facts()).containsText("neu-" + mark + "@example.com");
        assertThat(contacts.advertising()).containsText("Bestandskunde");
        assertThat(contacts.openList("?search=" + mark).count()).hasText("1");
    }

    @Test
    void aTableIsShownAndItsColumnsExplainedBeforeItIsStored() throws IOException {
        ContactPages contacts = signedIn(newPage());
        Path file = Files.write(
                folder.resolve("kontakte.csv"),
                ("Firma,E-Mail,Land,Wer\n" + mark + " Müller,ana-" + mark + "@example.com,Narnia,Beispiel\n" + mark
                                + " =Eins,,Österreich,\n")
                        .getBytes(Charset.forName("windows-1252")));

        contacts.openImport().check(file);
        assertThat(contacts.page().locator("#understood"))
                .hasText("Erkannt: windows-1252, Spalten getrennt durch Komma.");
        assertThat(contacts.page().locator("#problems li"))
                .hasText("Zeile 2, Land: „Narnia“ ist kein Land. Möglich sind Namen und Codes wie DE.");
        assertThat(contacts.field("store")).hasCount(0);
        fits(contacts.page(), "contacts-import-wrong", 1440);

        contacts.meaning("Land").selectOption("");
        assertThat(contacts.page().locator("#counts"))
                .hasText("2 neue Kontakte, keine Änderung, keine Zeile ausgelassen.");
        contacts.meaning("Wer").selectOption("LAST_NAME");
        assertThat(contacts.page().locator(".drafts")).containsText("Beispiel");
        fits(contacts.page(), "contacts-import", 1440);
        contacts.page().setViewportSize(390, 900);
        fits(contacts.page(), "contacts-import", 390);
        contacts.field("store").click();
        contacts.page().waitForURL("**/app/contacts.xhtml*");
        assertThat(contacts.notice()).containsText("2 neue Kontakte, keiner geändert");

        contacts.openList("?search=" + mark);
        assertThat(contacts.lines()).hasCount(2);
        Download export = contacts.page()
                .waitForDownload(() ->
                        contacts.page().locator("a[href*='contactsExport']").click());
        contacts.openImport().check(export.path());
        assertThat(contacts.page().locator("#counts"))
                .hasText("Ein neuer Kontakt, einer geändert, keine Zeile ausgelassen.");
        contacts.field("known").selectOption("SKIP");
        assertThat(contacts.page().locator("#counts"))
                .hasText("Ein neuer Kontakt, keine Änderung, eine Zeile ausgelassen.");
    }

    @Test
    void whoHasObjectedIsNamedWithTheLineInThePreviewAndInTheResult() throws IOException {
        ContactPages contacts = signedIn(newPage());
        write(contacts, mark + " Alt", "alt-" + mark + "@example.com");
        contacts.field("beginObjection").click();
        contacts.field("objection").fill("Mail vom 12. November");
        contacts.field("object").click();
        assertThat(contacts.advertising()).containsText("Widerspruch");
        Path file = Files.writeString(
                folder.resolve("kontakte.csv"),
                "Firma;E-Mail;Werbung;Quelle;Erklärt am;Nachweis\n" + mark + " Neu;neu-" + mark + "@example.com;;;;\n"
                        + mark + " Alt;alt-" + mark + "@example.com;Einwilligung;Messe;31.12.2025;Formular\n");

        contacts.openImport().check(file);
        assertThat(contacts.page().locator("#remarks li"))
                .hasText("Zeile 3, alt-" + mark + "@example.com: bleibt Widerspruch");
        fits(contacts.page(), "contacts-import-remarks", 1440);
        contacts.field("store").click();

        assertThat(contacts.page().locator("#storedCounts")).hasText("Gespeichert: ein neuer Kontakt, einer geändert.");
        assertThat(contacts.page().locator("#storedRemarks li"))
                .hasText("Zeile 3, alt-" + mark + "@example.com: blieb Widerspruch");
        assertThat(contacts.field("store")).hasCount(0);
        contacts.page().setViewportSize(390, 900);
        fits(contacts.page(), "contacts-import-stored", 390);
        contacts.openList("?search=alt-" + mark).open(mark + " Alt");
        assertThat(contacts.advertising()).containsText("Widerspruch");
    }

    @ParameterizedTest
    @CsvSource({"de-DE, 1440", "en-GB, 1440", "de-DE, 390"})
    void hasNoBarrierAndFitsTheScreen(String language, int width) {
        ContactPages contacts = signedIn(newPage(language, width, 900));
        write(contacts, mark + " Muster Metall GmbH", "ana-" + mark + "@example.com");
        contacts.field("begin").click();
        contacts.field("state").selectOption("EXISTING_CUSTOMER");
        contacts.field("source").fill("Rechnung 4711");
        contacts.field("saveAdvertising").click();
        assertThat(contacts.history()).hasCount(1);
        contacts.field("begin").click();
        assertThat(contacts.field("source")).isVisible();
        fits(contacts.page(), "contact-choosing-" + language, width);
        contacts.field("keep").click();
        contacts.field("beginObjection").click();
        assertThat(contacts.field("objection")).isVisible();
        fits(contacts.page(), "contact-objecting-" + language, width);
        contacts.field("object").click();
        assertThat(contacts.history()).hasCount(2);
        fits(contacts.page(), "contact-" + language, width);
        write(contacts, mark + " Beispiel AG", "ana-" + mark + "@example.com");
        fits(contacts.openList("?search=" + mark).page(), "contacts-" + language, width);
        fits(contacts.openForm().page(), "contact-edit-" + language, width);
    }

    private static void fits(Page page, String name, int width) {
        assertEquals(List.of(), barriers(page), page.url());
        int needed = (Integer) page.evaluate("document.documentElement.scrollWidth");
        assertTrue(needed <= width, page.url() + " " + needed + " px of " + width);
        fullPicture(page, name + "-" + width);
    }

    private ContactPages signedIn(Page page) {
        signIn(page, RunningMat.ADMINISTRATOR);
        return new ContactPages(page, mat.at("/"));
    }

    private static void write(ContactPages contacts, String company, String address) {
        contacts.openForm().fill(Map.of("company", company, "address", address == null ? "" : address));
        contacts.save();
        assertThat(contacts.facts()).containsText(company);
    }
}
