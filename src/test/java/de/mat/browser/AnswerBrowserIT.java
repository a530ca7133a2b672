package de.mat.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasAttributeOptions;
import com.microsoft.playwright.options.WaitForSelectorState;
import de.mat.browser.page.AccountDialog;
import de.mat.browser.page.AnswerEditor;
import de.mat.browser.page.InquiryDetail;
import de.mat.browser.page.InquiryList;
import de.mat.testing.RunningMat;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An answer to a buyer: kept while it is typed, sent in the thread of the inquiry, and told when the mail server has it. */
class AnswerBrowserIT extends InquiryBrowserTest {

    private static final HasAttributeOptions AFTER_SENDING = new HasAttributeOptions().setTimeout(IMPORT);

    @TempDir
    private Path folder;

    @Test
    void reachesTheBuyerInTheThreadOfTheInquiry() throws Exception {
        signMails();
        InquiryDetail detail = openBandSaw(newPage());
        AnswerEditor answer = new AnswerEditor(detail.page());
        Path offer = Files.writeString(folder.resolve("Angebot Bandsäge.txt"), "12.500 Euro");

        answer.begin().click();
        assertThat(detail.state()).hasText("In Bearbeitung Zuständig: Jonas Beispiel");
        assertThat(detail.page().locator("#answerSignature")).hasText("Muster Maschinen GmbH\nMusterstraße 1");
        answer.insert("Deutsch: Antwort");
        assertThat(answer.text())
                .hasValue(Pattern.compile("Guten Tag Ana Beispiel,[\\s\\S]*Bandsäge[\\s\\S]*Jonas Beispiel"));
        answer.attach(offer);
        assertThat(answer.files()).containsText(new String[] {"Angebot Bandsäge.txt"});
        answer.text().press("Control+Home");
        answer.text().pressSequentially("Betrifft " + mark + "\n");
        answer.copy().check();
        picture(detail.page(), "answer-editor");
        fullPicture(detail.page(), "answer-editor-whole");
        answer.send().click();

        assertThat(answer.states()).hasAttribute("data-state", "SENT", AFTER_SENDING);
        assertThat(detail.state()).hasText("Beantwortet Zuständig: Jonas Beispiel");
        assertThat(answer.editor()).hasCount(0);
        assertThat(detail.page().locator("#firstAnswered")).isVisible();
        picture(detail.page(), "answer-sent");
        MimeMessage sent = received(relay);
        MimeMessage inquiry = inquiry();
        assertEquals("Re: Anfrage zu Bandsäge", sent.getSubject());
        assertArrayEquals(inquiry.getHeader("Message-ID"), sent.getHeader("In-Reply-To"));
        assertArrayEquals(inquiry.getHeader("Message-ID"), sent.getHeader("References"));
        assertTrue(sent.getFrom()[0].toString().contains(RunningMat.MAIL_ADDRESS));
        assertEquals(1, sent.getRecipients(RecipientType.TO).length);
        MimeMultipart parts = (MimeMultipart) sent.getContent();
        String text = parts.getBodyPart(0).getContent().toString().replace("\r\n", "\n");
        assertTrue(text.startsWith("Betrifft " + mark));
        assertTrue(text.strip().endsWith("Jonas Beispiel\n\n-- \nMuster Maschinen GmbH\nMusterstraße 1"), text);
        assertEquals(
                "12.500 Euro",
                new String(parts.getBodyPart(1).getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip());
        assertEquals(
                "Re: Anfrage zu Bandsäge", received(RunningMat.USER.address()).getSubject());
        InquiryList list = detail.back();
        assertThat(list.line("Bandsäge")).containsText("Beantwortet");
    }

    @Test
    void keepsTheDraftAndTellsTheOthers() throws Exception {
        Page first = newPage();
        InquiryDetail detail = openBandSaw(first);
        AnswerEditor answer = new AnswerEditor(first);
        answer.begin().click();
        answer.text().pressSequentially("Guten Tag");
        assertThat(answer.kept()).containsText("heute");
        first.waitForResponse(
                response -> response.request().method().equals("POST")
                        && response.url().contains("inquiry.xhtml"),
                () -> answer.text().pressSequentially(", ja."));
        String address = first.url();

        Page second = newPage();
        signIn(second, RunningMat.ADMINISTRATOR);
        second.navigate(address);
        assertThat(new AnswerEditor(second).others()).containsText("Jonas Beispiel schreibt auch an einer Antwort");
        picture(second, "answer-other");
        first.context().clearCookies();
        Page later = newPage();
        signIn(later, RunningMat.USER);
        later.navigate(address);
        assertThat(new AnswerEditor(later).text()).hasValue("Guten Tag, ja.");
        assertThat(new AnswerEditor(later).others()).hasCount(0);

        new AnswerEditor(later).discard().click();
        new AnswerEditor(later).confirm().click();
        assertThat(new AnswerEditor(later).editor()).hasCount(0);
        assertThat(new AnswerEditor(later).begin()).isVisible();
        second.reload();
        assertThat(new AnswerEditor(second).others()).hasCount(0);
        assertEquals(
                "", detail.page().locator(".answered").allInnerTexts().stream().reduce("", String::concat));
    }

    @Test
    void saysWhatIsWrongWithAnAnswerOrAFile() throws Exception {
        InquiryDetail detail = openBandSaw(newPage());
        AnswerEditor answer = new AnswerEditor(detail.page());
        Path large = Files.write(folder.resolve("gross.bin"), new byte[10_500_000]);

        answer.begin().click();
        answer.send().click();
        assertThat(detail.page().locator("[id='form:textMessage']")).containsText("Bitte schreiben Sie einen Text.");
        answer.attach(large);
        assertThat(answer.problem()).containsText("größer als 10 MB");
        answer.attach(Files.writeString(folder.resolve("klein.txt"), "x"));
        assertThat(answer.files()).hasCount(1);
        assertThat(answer.problem()).hasCount(0);
        answer.files().locator("button").click();
        assertThat(answer.files()).hasCount(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {1440, 390})
    void hasNoBarrierAndFitsTheScreen(int width) throws Exception {
        Page page = newPage("de-DE", width, 900);
        InquiryDetail detail = openBandSaw(page);
        AnswerEditor answer = new AnswerEditor(page);
        answer.begin().click();
        answer.insert("Deutsch: Antwort");
        assertThat(answer.text()).not().hasValue("");
        // A button is pale while its request is under way.
        page.locator(".ui-state-loading").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        page.evaluate("Promise.all(document.getAnimations().map(each => each.finished))");

        assertEquals(List.of(), barriers(page));
        assertTrue((Integer) page.evaluate("document.documentElement.scrollWidth") <= width);
        fullPicture(page, "answer-" + width);
        answer.send().click();
        assertThat(answer.states()).hasAttribute("data-state", "SENT", AFTER_SENDING);
        assertEquals(List.of(), barriers(page));
        fullPicture(page, "answered-" + width);
        assertThat(detail.message()).isVisible();
    }

    private void signMails() {
        Page page = newPage();
        signIn(page, RunningMat.ADMINISTRATOR);
        AccountDialog dialog = new AccountDialog(page).open(mat.at("/"));
        dialog.choose("signatureFormat", "TEXT")
                .fill("signature", "Muster Maschinen GmbH\nMusterstraße 1")
                .checkAndSave()
                .awaitOutcome("STORED");
    }

    private InquiryDetail openBandSaw(Page page) throws Exception {
        deliverInquiry("Bandsäge");
        importNow();
        return openList(page, RunningMat.USER, 1).openInquiry("Bandsäge");
    }

    /** The mail that the inquiry was read from. */
    private MimeMessage inquiry() throws Exception {
        for (MimeMessage mail : mat.mail().getReceivedMessages()) {
            if (mail.getFrom()[0].toString().contains(relay)) {
                return mail;
            }
        }
        throw new AssertionError("The inquiry is in no mailbox");
    }

    /** The mail of this test that this mailbox got. */
    private MimeMessage received(String recipient) {
        return await().atMost(Duration.ofSeconds(30))
                .until(() -> find(recipient), found -> found.size() == 1)
                .get(0);
    }

    private List<MimeMessage> find(String recipient) throws Exception {
        return Stream.of(mat.mail().getReceivedMessagesForDomain(recipient))
                .filter(mail -> text(mail).contains(mark))
                .toList();
    }

    private static String text(MimeMessage mail) {
        try {
            return mail.getContent() instanceof MimeMultipart parts
                    ? parts.getBodyPart(0).getContent().toString()
                    : mail.getContent().toString();
        } catch (Exception e) {
            throw new IllegalStateException("The mail cannot be read", e);
        }
    }
}
