package de.mat.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import de.mat.browser.page.ContactPages;
import de.mat.browser.page.InquiryDetail;
import de.mat.testing.RunningMat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whose inquiry it is: one address says so, else MAT proposes and a person decides; an unknown buyer becomes a contact by a click. */
class InquiryContactBrowserIT extends InquiryBrowserTest {

    private static final Random RANDOM = new Random();

    /** Nobody else's: the buyers of other tests are contacts too. */
    private final String phone = "+385 1 48" + (10 + RANDOM.nextInt(90)) + " " + (100 + RANDOM.nextInt(900));

    @Test
    void anUnknownBuyerBecomesAContactByOneClick() throws Exception {
        InquiryDetail detail = openInquiry(newPage(), "");

        assertThat(proposals(detail)).hasCount(0);
        detail.button("createContact").click();
        assertThat(linked(detail)).containsText("Ana Beispiel, " + mark + " d.o.o.");
        assertEquals(List.of(), barriers(detail.page()));
        fullPicture(detail.page(), "inquiry-contact-1440");

        // Who says whose inquiry it is has not changed the inquiry.
        detail.button("take").click();
        assertThat(detail.state()).hasAttribute("data-state", "IN_PROGRESS");
        assertThat(detail.notice()).hasCount(0);

        linked(detail).locator("a").click();
        ContactPages contacts = new ContactPages(detail.page(), mat.at("/"));
        for (String fact : List.of(phone, "10000 Zagreb", "Kroatien")) {
            assertThat(contacts.facts()).containsText(fact);
        }
        assertThat(contacts.facts()).not().containsText("machineseeker");
        assertThat(contacts.advertising()).containsText("keine");
        assertThat(contacts.page().locator("#inquiries")).containsText("Säge " + mark);
        fullPicture(contacts.page(), "contact-inquiries-1440");
        contacts.page().locator("#inquiries a").click();
        detail.button("unlinkContact").click();
        assertThat(linked(detail)).hasCount(0);
        assertThat(proposals(detail)).containsText("dieselbe Telefonnummer");
        fullPicture(detail.page(), "inquiry-contact-proposal-1440");
        proposals(detail).locator("button").click();
        assertThat(linked(detail)).containsText("Ana Beispiel");
    }

    @Test
    void oneAddressOfOneContactSaysWhoseInquiryItIs() throws Exception {
        String address = "ana-" + mark + "@example.com";
        write("Bekannt " + mark, address);

        InquiryDetail detail = openInquiry(newPage("de-DE", 390, 900), "E-Mail: " + address + "\n");

        assertThat(linked(detail)).containsText("Bekannt " + mark);
        fullPicture(detail.page(), "inquiry-contact-390");
    }

    @Test
    void anotherContactIsFoundAndLinked() throws Exception {
        write("Bekannt " + mark, null);
        InquiryDetail detail = openInquiry(newPage("de-DE", 390, 900), "");
        Locator search = detail.page().locator("[id='form:contactSearch']");

        search.fill("gibt-es-nicht-" + mark);
        detail.button("findContact").click();
        assertThat(detail.page().locator("[id='form:contactSearchMessage']")).containsText("Kein Kontakt passt dazu.");
        search.fill("bekannt " + mark);
        detail.button("findContact").click();
        assertThat(detail.page().locator(".offer--found")).hasCount(1);
        fullPicture(detail.page(), "inquiry-contact-found-390");
        detail.page().locator(".offer--found button").click();
        assertThat(linked(detail)).containsText("Bekannt " + mark);
    }

    private void write(String company, String address) {
        Page page = newPage();
        signIn(page, RunningMat.ADMINISTRATOR);
        ContactPages contacts = new ContactPages(page, mat.at("/"));
        contacts.openForm()
                .fill(Map.of("company", company, "address", address == null ? "" : address))
                .save();
        assertThat(contacts.facts()).containsText(company);
    }

    private InquiryDetail openInquiry(Page page, String address) throws Exception {
        deliver(mail("Anfrage zu Säge", """
                Firma: %1$s d.o.o.
                Name: Ana Beispiel
                Ort: 10000 Zagreb, Kroatien
                Mobil: %3$s
                %2$sKategorie: Sägen
                Anfrage zu: Säge %1$s
                Nachricht an Sie: Was kostet sie?
                """.formatted(mark, address, phone)));
        importNow();
        return openList(page, RunningMat.ADMINISTRATOR, 1).openInquiry("Säge " + mark);
    }

    private static Locator proposals(InquiryDetail detail) {
        return detail.page().locator(".offer--contact");
    }

    private static Locator linked(InquiryDetail detail) {
        return detail.page().locator("#linkedContact");
    }
}
