package de.mat.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import de.mat.browser.page.AccountDialog;
import de.mat.browser.page.InquiryList;
import de.mat.demo.SeededUser;
import de.mat.testing.Chromium;
import de.mat.testing.RunningMat;
import jakarta.mail.Flags;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Properties;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;

/** The ground of the tests about inquiries: they come in as they do for a dealer, by mail and import. */
abstract class InquiryBrowserTest extends BrowserTest {

    private static final Random RANDOM = new Random();

    /** The import runs every 15 s, and at once on demand. */
    protected static final double IMPORT = 60_000;

    /** Waits for what an import brings. */
    protected static final IsVisibleOptions AFTER_IMPORT = new IsVisibleOptions().setTimeout(IMPORT);

    /** Stands in every mail of this test: the inquiries of others are in the list too. */
    protected final String mark =
            "x" + UUID.randomUUID().toString().replace("-", "").substring(0, 10);

    /** The relay of the buyer who wrote last: each mail is of another one, else it would continue an inquiry. */
    protected String relay;

    /** Somebody else at MAT, for all tests: to sign in takes time. */
    private static Page office;

    @BeforeEach
    void accountImports() {
        if (office == null) {
            office = Chromium.get().newContext().newPage();
            office.setDefaultTimeout(IMPORT);
            signIn(office, RunningMat.ADMINISTRATOR);
        }
        AccountDialog dialog = new AccountDialog(office).open(mat.at("/"));
        boolean imports = dialog.field("importEnabled").isChecked()
                && dialog.field("imapPort")
                        .inputValue()
                        .equals(Integer.toString(mat.mail().getImap().getPort()));
        if (!imports) {
            dialog.fill("senderName", "Muster Maschinen GmbH")
                    .fill("senderAddress", RunningMat.MAIL_ADDRESS)
                    .fillServer("smtp", "localhost", mat.mail().getSmtp().getPort())
                    .set("authenticationRequired", true)
                    .set("importEnabled", true)
                    .fill("userName", RunningMat.MAIL_ADDRESS)
                    .fillServer("imap", "localhost", mat.mail().getImap().getPort())
                    .fill("password", RunningMat.MAIL_PASSWORD)
                    .checkAndSave()
                    .awaitOutcome("STORED");
        }
    }

    /** Puts a mail into the dealer's mailbox. */
    protected void deliver(byte[] mail) throws Exception {
        GreenMailUser dealer = mat.mail().getManagers().getUserManager().getUserByEmail(RunningMat.MAIL_ADDRESS);
        MailFolder inbox = mat.mail().getManagers().getImapHostManager().getInbox(dealer);
        inbox.appendMessage(
                new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail)),
                new Flags(),
                new Date());
    }

    /** Puts an inquiry about that machine into the dealer's mailbox; its message holds the mark of the test. */
    protected void deliverInquiry(String machine) throws Exception {
        deliver(mail("Anfrage zu " + machine, """
                Firma: Muster Metall d.o.o.
                Name: Ana Beispiel
                Ort: 10000 Zagreb, Kroatien
                Mobil: +385 1 0000 000
                Kategorie: Verpackungsmaschinen - Verschließmaschinen
                Anfrage zu: %s
                Nachricht an Sie: Guten Tag,

                was kostet sie? Siehe https://www.example.com/ und %s.
                """.formatted(machine, mark)));
    }

    /** A mail of a platform whose domain the dealer's mail server confirmed. */
    protected byte[] mail(String subject, String text) {
        // Letters alone: the tests search for numbers.
        String token =
                RANDOM.ints(13, 'a', 'z' + 1).mapToObj(Character::toString).collect(Collectors.joining());
        relay = "buyer-" + token + "@channel.machineseeker.com";
        return mailOf(relay, subject, text);
    }

    /** The same from a buyer who has written before. */
    protected static byte[] mailOf(String buyer, String subject, String text) {
        return ("Received: from out.machineseeker.com by mx.muster-maschinen.example with ESMTPS; date\r\n"
                        + "Authentication-Results: mx.muster-maschinen.example; dmarc=pass\r\n"
                        + "From: Machineseeker <" + buyer + ">\r\nMessage-ID: <"
                        + UUID.randomUUID() + "@channel.machineseeker.com>\r\nSubject: " + subject
                        + "\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + text)
                .getBytes(StandardCharsets.UTF_8);
    }

    /** "Jetzt importieren", pressed by somebody else; returns at once. */
    protected void importNow() {
        office.navigate(mat.at("app/dashboard.xhtml").toString());
        office.locator("[id='importForm:importNow']").click();
    }

    @AfterAll
    static void everybodyGoes() {
        office.context().close();
        office = null;
    }

    /** The list of this test's inquiries, once the import has brought that many. */
    protected InquiryList openList(Page page, SeededUser user, int inquiries) {
        signIn(page, user);
        InquiryList list = new InquiryList(page).open(mat.at("/"), "?search=" + mark);
        assertThat(list.count()).hasText(Integer.toString(inquiries), new HasTextOptions().setTimeout(IMPORT));
        return list;
    }
}
