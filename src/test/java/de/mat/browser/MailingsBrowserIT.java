package de.mat.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMailUtil;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import de.mat.browser.page.AccountDialog;
import de.mat.browser.page.MailingEditor;
import de.mat.testing.RunningMat;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bulk mail from the empty page to the test mail: what it says, to whom, and how each of them sees it. */
class MailingsBrowserIT extends BrowserTest {

    private static RunningMat own;

    @TempDir
    private Path folder;

    @BeforeAll
    static void startMat() throws Exception {
        own = RunningMat.alone("mailings", List.of(RunningMat.ADMINISTRATOR, RunningMat.READER));
        contact(1, "MRS", "Ana", "Beispiel", "Muster Metall d.o.o.", "ana@example.com", "CONSENT");
        contact(2, "MR", "Bernd", "Muster", "Muster & Söhne <GmbH>", "bernd@example.com", "EXISTING_CUSTOMER");
        contact(3, "NONE", null, null, "Beispiel AG", "info@example.org", "CONSENT");
        contact(4, "MR", "Carl", "Ohne", "Ohne Wort GmbH", "carl@example.com", "NONE");
        contact(5, "MR", "Dora", "Ohne", "Ohne Wort GmbH", "dora@example.com", "NONE");
        contact(6, "MRS", "Eva", "Nein", "Nein AG", "eva@example.com", "OBJECTION");
        contact(7, "NONE", null, null, "Käufer", "buyer-ab1cd2ef3gh4i@channel.machineseeker.com", "CONSENT");
        contact(8, "MRS", "Ana", "Beispiel", "Muster Metall", "Ana@Example.com", "CONSENT");
        product();
    }

    private static void contact(
            long id, String salutation, String first, String last, String company, String address, String advertising)
            throws SQLException {
        try (Connection connection = own.database().getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into contact (id, version, salutation, first_name, last_name, company, address, address_key,"
                                + " advertising, phones, notes, sort_key, changed, words, country, language)"
                                + " values (?, 0, ?, ?, ?, ?, ?, lower(?), ?, '', '', ?, current_timestamp, ?, 'DE', 'de')")) {
            insert.setLong(1, id);
            insert.setString(2, salutation);
            insert.setString(3, first);
            insert.setString(4, last);
            insert.setString(5, company);
            insert.setString(6, address);
            insert.setString(7, address);
            insert.setString(8, advertising);
            insert.setString(9, company);
            insert.setString(10, " " + company.toLowerCase(Locale.ROOT) + " " + first + " " + last + " ");
            insert.executeUpdate();
        }
    }

    private static void product() throws Exception {
        try (Connection connection = own.database().getConnection();
                Statement statement = connection.createStatement();
                PreparedStatement picture = connection.prepareStatement(
                        "insert into product_picture_content (picture_id, large, thumbnail) values (1, ?, ?)")) {
            statement.execute(
                    "insert into product (id, version, number, number_key, title, price, currency, listings, description,"
                            + " state, visible, changed, words) values"
                            + " (1, 0, 'M-1', 'm-1', 'Bandsäge BS 400', 12500, 'EUR', '', '', 'AVAILABLE', true, current_timestamp, ' bs 400 '),"
                            + " (2, 0, 'M-2', 'm-2', 'Presse <img src=x> \"', null, 'EUR', '', '', 'AVAILABLE', false, current_timestamp, ' presse ')");
            statement.execute("insert into product_picture (id, product_id, position, type, width, height)"
                    + " values (1, 1, 0, 'image/png', 400, 300)");
            statement.execute(
                    "insert into website_settings (id, version, active, dealer, accent, head, imprint_url, privacy_url,"
                            + " inquiries_to_users, inquiries_to, contacts_to_users, contacts_to, site_key, allowed_origins)"
                            + " values (1, 0, true, 'Muster Maschinen', '#0f5ea8', '#ffffff', '', '', false, '', false, '', 'k', '')");
            picture.setBytes(1, png());
            picture.setBytes(2, png());
            picture.executeUpdate();
        }
    }

    private static byte[] png() throws Exception {
        BufferedImage image = new BufferedImage(400, 300, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(new Color(0x2f6f9f));
        graphics.fillRect(0, 0, 400, 300);
        graphics.setColor(new Color(0xd9dee5));
        graphics.fillRect(60, 180, 280, 40);
        graphics.fillOval(90, 80, 110, 110);
        graphics.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    @AfterAll
    static void stopMat() {
        own.close();
    }

    @Override
    protected RunningMat running() {
        return own;
    }

    @Test
    void isWrittenSeenAsItsRecipientsSeeItAndSentToOneself() throws Exception {
        Page page = newPage();
        signIn(page, RunningMat.ADMINISTRATOR);
        configureAccount(page);
        MailingEditor mailing = new MailingEditor(page).openList(mat.at("/")).begin();

        // What it says
        mailing.subject().fill("Neu im Lager für ");
        mailing.placeholder("Firma");
        assertThat(mailing.subject()).hasValue("Neu im Lager für {{Firma|Ihr Unternehmen}}");
        mailing.text().click();
        mailing.placeholder("Anrede mit Namen");
        mailing.type(",");
        mailing.text().press("Enter");
        mailing.type("diese Maschine ist neu bei uns:");
        mailing.kept(() -> mailing.product("400", "Bandsäge"));
        assertThat(mailing.text().locator("img")).hasCount(1);
        assertThat(mailing.problems()).containsText("Das Impressum mit Ihrer Postanschrift fehlt");
        mailing.problems().locator("a").click();
        page.locator("[id='form:text']").fill("Muster Maschinen GmbH\nMusterstraße 1, 10115 Berlin");
        page.locator("[id='form:save']").click();
        assertThat(page.locator(".notice--good")).containsText("Das Impressum wurde gespeichert.");

        // To whom
        page.goBack();
        page.waitForURL("**/mailing-edit.xhtml*");
        assertThat(mailing.text()).containsText("{{Anrede}},");
        assertThat(mailing.count()).hasText("0");
        mailing.part("filtered").check();
        assertThat(mailing.count()).hasText("3");
        assertThat(mailing.reasons())
                .hasText(new String[] {"2 ohne Einwilligung", "1 Widerspruch", "1 Relay-Adresse", "1 doppelt"});
        mailing.reasons().first().click();
        assertThat(mailing.listed()).hasText(new Pattern[] {
            Pattern.compile(".*Carl Ohne.*carl@example.com.*"), Pattern.compile(".*Dora Ohne.*")
        });
        mailing.part("showRecipients").click();
        assertThat(mailing.listed()).hasCount(3);
        mailing.listed().nth(2).locator(".ui-button").click();
        assertThat(mailing.count()).hasText("2");
        assertThat(mailing.reasons().last()).hasText("1 von Hand entfernt");
        mailing.part("byHand").fill("beispiel ag");
        mailing.page().locator("[id='form:found'] .ui-button").first().click();
        assertThat(mailing.count()).hasText("3");
        fullPicture(page, "mailing-editor");
        page.evaluate("scrollTo(0, 0)");
        ReadmePicture.MAILING.take(page);

        // As they see it
        assertThat(mailing.preview().locator("body")).containsText("Sehr geehrte Damen und Herren,");
        mailing.part("previewAs").selectOption("1");
        assertThat(mailing.preview().locator("body")).containsText("Sehr geehrte Frau Beispiel,");
        page.evaluate("document.getElementById('previewTitle').scrollIntoView()");
        page.evaluate("scrollBy(0, -100)");
        // A frame of its own process is painted later than the page around it
        mailing.preview().locator("body").hover();
        page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
        ReadmePicture.MAILING_PREVIEW.take(page);
        mailing.part("previewAs").selectOption("2");
        assertThat(mailing.preview().locator("body")).containsText("Sehr geehrter Herr Muster,");
        assertThat(mailing.part("previewed")).containsText("Neu im Lager für Muster & Söhne <GmbH>");
        assertThat(mailing.preview().locator("body")).containsText("Bandsäge BS 400");
        assertThat(mailing.preview().locator("body")).containsText("12.500 €");
        assertThat(mailing.preview().locator("body")).containsText("Musterstraße 1, 10115 Berlin");
        assertThat(mailing.preview().locator("body")).containsText("jederzeit widersprechen");
        assertThat(mailing.preview().locator("body")).containsText("Mit freundlichen Grüßen");
        mailing.previewFrame().scrollIntoViewIfNeeded();
        picture(page, "mailing-preview");
        mailing.part("phone").click();
        assertThat(mailing.previewFrame()).hasClass(Pattern.compile(".*mailing__frame--phone.*"));
        assertEquals(List.of(), barriers(page));
        mailing.previewFrame().scrollIntoViewIfNeeded();
        picture(page, "mailing-preview-phone");
        assertThat(page.locator("#previewText")).containsText("Sehr geehrter Herr Muster,");

        // To oneself
        mailing.part("test").click();
        assertThat(mailing.part("tested")).containsText(RunningMat.ADMINISTRATOR.address());
        MimeMessage sent = await().atMost(Duration.ofSeconds(30))
                .until(this::tests, mails -> mails.size() == 1)
                .get(0);
        assertEquals("[Test] Neu im Lager für Muster & Söhne <GmbH>", sent.getSubject());
        assertEquals(1, sent.getAllRecipients().length);
        String whole = GreenMailUtil.getWholeMessage(sent);
        assertTrue(whole.contains("Content-ID"), "the picture travels as a part");
        assertFalse(whole.contains("{{"));
        assertThat(new MailingEditor(page).openList(mat.at("/")).lines().first())
                .containsText("Entwurf");
    }

    private List<MimeMessage> tests() {
        return Arrays.stream(mat.mail().getReceivedMessagesForDomain(RunningMat.ADMINISTRATOR.address()))
                .filter(MailingsBrowserIT::isTest)
                .toList();
    }

    private static boolean isTest(MimeMessage mail) {
        try {
            return mail.getSubject().startsWith("[Test] ");
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatNothingCanFillIsSaidAtTheField() {
        Page page = newPage();
        signIn(page, RunningMat.ADMINISTRATOR);
        MailingEditor mailing = new MailingEditor(page).openList(mat.at("/")).begin();

        mailing.kept(() -> mailing.subject().fill("Für {{Frima}}"));
        mailing.kept(() -> mailing.type("Hallo {{Anrede"));

        assertThat(mailing.part("subjectMistakes")).containsText("{{Frima}} im Betreff ist kein Platzhalter");
        assertThat(mailing.part("textMistakes")).containsText("{{Anrede im Text ist kein Platzhalter");
    }

    @Test
    void aProductIsOnlyTextWhateverItIsCalledAndHasNoLinkThatLeadsNowhere() {
        Page page = newPage();
        signIn(page, RunningMat.ADMINISTRATOR);
        MailingEditor mailing = new MailingEditor(page).openList(mat.at("/")).begin();

        mailing.kept(() -> mailing.product("presse", "Presse"));

        assertThat(mailing.text()).containsText("Presse <img src=x> \"");
        assertThat(mailing.text()).containsText("Preis auf Anfrage");
        assertThat(mailing.text().locator("img, a")).hasCount(0);
    }

    @Test
    void aStaleWindowSaysSoAndKeepsNothing() {
        Page first = newPage();
        signIn(first, RunningMat.ADMINISTRATOR);
        MailingEditor one = new MailingEditor(first).openList(mat.at("/")).begin();
        Page second = first.context().newPage();
        second.navigate(first.url());
        MailingEditor other = new MailingEditor(second);

        other.kept(() -> other.subject().fill("Neuer Stand"));
        one.kept(() -> one.subject().fill("Alter Stand"));

        assertThat(one.part("kept")).containsText("anderswo geändert");
        one.part("newer").click();
        assertThat(one.subject()).hasValue("Neuer Stand");
    }

    @Test
    void picturesAreMadeSmallAndWhatIsNoneIsRefused() throws Exception {
        Page page = newPage();
        signIn(page, RunningMat.ADMINISTRATOR);
        MailingEditor mailing = new MailingEditor(page).openList(mat.at("/")).begin();
        Path picture = Files.write(folder.resolve("halle.png"), png());
        Path none = Files.writeString(folder.resolve("halle.jpg"), "<svg onload='alert(1)'>");

        mailing.kept(() -> mailing.picture(picture));
        Locator image = mailing.text().locator("img");
        assertThat(image).hasAttribute("src", Pattern.compile("data:image/png;base64,.*"));
        assertThat(image).hasAttribute("width", "400");
        mailing.picture(none);
        assertThat(mailing.part("pictures")).containsText("JPEG");
        page.reload();
        assertThat(mailing.text().locator("img")).hasCount(1);

        mailing.part("discard").click();
        page.locator(".ui-confirmdialog-yes").click();
        page.waitForURL("**/app/mailings.xhtml*");
    }

    @Test
    void whoMayOnlyReadSeesTheListAndTheFrameAloneShowsThePreview() throws Exception {
        Page page = newPage("de-DE", 390, 844);
        signIn(page, RunningMat.ADMINISTRATOR);
        MailingEditor mailing = new MailingEditor(page).openList(mat.at("/")).begin();
        mailing.kept(() -> mailing.subject().fill("Auf dem Telefon geschrieben"));
        mailing.part("filtered").check();
        assertThat(mailing.count()).hasText("3");
        fullPicture(page, "mailing-editor-phone");
        APIResponse preview = page.request()
                .get(mat.at(mailing.previewFrame().getAttribute("src")).toString());
        assertTrue(preview.headers().get("content-security-policy").contains("frame-ancestors 'self'; sandbox"));
        assertFalse(preview.headers().get("content-security-policy").contains("script"));

        Page reader = newPage();
        signIn(reader, RunningMat.READER);
        MailingEditor list = new MailingEditor(reader).openList(mat.at("/"));
        assertThat(list.lines().filter(new Locator.FilterOptions().setHasText("Auf dem Telefon")))
                .hasCount(1);
        assertThat(reader.locator("[id='begin:add']")).hasCount(0);
        assertThat(reader.locator(".no-right")).isVisible();
        assertEquals(404, reader.navigate(page.url()).status());
        new MailingEditor(page).openList(mat.at("/"));
        picture(page, "mailings-phone");
    }

    private void configureAccount(Page page) {
        new AccountDialog(page)
                .open(mat.at("/"))
                .fill("senderName", "Muster Maschinen GmbH")
                .fill("senderAddress", RunningMat.MAIL_ADDRESS)
                .fillServer("smtp", "localhost", mat.mail().getSmtp().getPort())
                .set("authenticationRequired", true)
                .fill("userName", RunningMat.MAIL_ADDRESS)
                .fill("password", RunningMat.MAIL_PASSWORD)
                .choose("signatureFormat", "TEXT")
                .fill("signature", "Mit freundlichen Grüßen\nIhr Verkauf")
                .checkAndSave()
                .awaitOutcome("STORED");
    }
}
