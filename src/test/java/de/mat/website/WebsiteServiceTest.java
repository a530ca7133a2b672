package de.mat.website;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.mat.testing.TestDatabase;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebsiteServiceTest {

    @AutoClose
    private final TestDatabase database = TestDatabase.open();

    @Test
    void isOffBeforeAnybodyFilledItIn() {
        assertEquals(Optional.empty(), in(WebsiteService::current));
        assertFalse(WebsiteDraft.empty().isActive());
    }

    @Test
    void cannotBeSwitchedOnWithoutWhatTheLawDemands() {
        WebsiteDraft draft = WebsiteDraft.empty();
        draft.setActive(true);

        assertEquals(
                List.of(WebsiteProblem.DEALER_MISSING, WebsiteProblem.IMPRINT_MISSING, WebsiteProblem.PRIVACY_MISSING),
                store(draft));
        assertEquals(Optional.empty(), in(WebsiteService::current));
    }

    @Test
    void canBeFilledInByAndBy() {
        WebsiteDraft draft = WebsiteDraft.empty();
        draft.setDealer("Muster Maschinen GmbH");

        assertEquals(List.of(), store(draft));

        assertEquals(
                "Muster Maschinen GmbH",
                in(WebsiteService::current).orElseThrow().getDealer());
    }

    @Test
    void keepsWhatWasTyped() {
        WebsiteDraft draft = WebsiteBooks.complete();
        draft.setAccent("#c2410c");
        draft.setContactsToUsers(false);
        draft.setContactsTo("info@example.com");
        draft.setAllowedOrigins(" https://www.Example.com/ \n\nhttp://localhost:8090");

        assertEquals(List.of(), store(draft));

        WebsiteSettings kept = in(WebsiteService::current).orElseThrow();
        assertTrue(kept.isActive());
        assertEquals("#c2410c", kept.getAccent());
        assertFalse(kept.tellsUsers(FormKind.CONTACT));
        assertTrue(kept.tellsUsers(FormKind.INQUIRY));
        assertEquals("info@example.com", kept.address(FormKind.CONTACT));
        assertEquals("", kept.address(FormKind.INQUIRY));
        assertTrue(kept.allows("https://www.example.com"));
        assertTrue(kept.allows("http://localhost:8090"));
        assertFalse(kept.allows("https://www.example.com.evil.example"));
        assertFalse(kept.allows("null"));
        assertFalse(kept.allows(""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://www.example.com/shop",
                "www.example.com",
                "*",
                "null",
                "https://*.example.com",
                "https://a@example.com",
                "javascript:alert(1)"
            })
    void refusesWhatIsNoOrigin(String origin) {
        WebsiteDraft draft = WebsiteBooks.complete();
        draft.setAllowedOrigins(origin);

        assertEquals(List.of(WebsiteProblem.ORIGIN_WRONG), store(draft));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "impressum",
                "//example.com/x",
                "https:",
                "ftp://example.com/x",
                "https://a b"
            })
    void linksLeadIntoTheWebOnly(String address) {
        WebsiteDraft draft = WebsiteBooks.complete();
        draft.setImprintUrl(address);
        draft.setPrivacyUrl(address);

        assertEquals(List.of(WebsiteProblem.IMPRINT_WRONG, WebsiteProblem.PRIVACY_WRONG), store(draft));
    }

    @Test
    void refusesWhatIsNoColourAndNoAddress() {
        WebsiteDraft draft = WebsiteBooks.complete();
        draft.setAccent("red;}body{display:none");
        draft.setHead(null);
        draft.setInquiriesTo("a@example.com, b@example.com");
        draft.setContactsTo("x");

        assertEquals(
                List.of(
                        WebsiteProblem.ACCENT_WRONG,
                        WebsiteProblem.HEAD_WRONG,
                        WebsiteProblem.INQUIRIES_TO_WRONG,
                        WebsiteProblem.CONTACTS_TO_WRONG),
                store(draft));
    }

    @Test
    void losesNoChangeOfAnotherAdministrator() {
        store(WebsiteBooks.complete());
        WebsiteDraft first = WebsiteDraft.of(in(WebsiteService::current).orElseThrow());
        WebsiteDraft second = WebsiteDraft.of(in(WebsiteService::current).orElseThrow());
        first.setDealer("Beispiel AG");
        store(first);
        second.setDealer("Muster KG");

        assertThrows(Conflict.class, () -> store(second));
        assertThrows(Conflict.class, () -> store(WebsiteBooks.complete()));

        assertEquals("Beispiel AG", in(WebsiteService::current).orElseThrow().getDealer());
    }

    @Test
    void theKeyStaysUntilItIsChanged() {
        store(WebsiteBooks.complete());
        String key = in(WebsiteService::current).orElseThrow().getSiteKey();
        store(WebsiteDraft.of(in(WebsiteService::current).orElseThrow()));
        assertEquals(key, in(WebsiteService::current).orElseThrow().getSiteKey());

        run(WebsiteService::changeKey);

        assertNotEquals(key, in(WebsiteService::current).orElseThrow().getSiteKey());
        assertTrue(key.length() >= 32);
    }

    @Test
    void theLogoIsMadeAnewInAFittingSize() throws IOException {
        assertTrue(storeLogo(picture("jpg", 2000, 500, BufferedImage.TYPE_INT_RGB)));

        WebsiteLogo logo = in(WebsiteService::logo).orElseThrow();
        BufferedImage shown = ImageIO.read(new ByteArrayInputStream(logo.getContent()));
        assertEquals(640, shown.getWidth());
        assertEquals(160, shown.getHeight());
        assertEquals(640, logo.getWidth());

        String tag = logo.getTag();
        assertTrue(storeLogo(picture("png", 20, 10, BufferedImage.TYPE_INT_ARGB)));
        assertNotEquals(tag, in(WebsiteService::logo).orElseThrow().getTag());
        run(WebsiteService::removeLogo);
        assertEquals(Optional.empty(), in(WebsiteService::logo));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
                "\u0089PNG\r\n\u001a\n",
                "GIF89a",
                "MZ"
            })
    void whatIsNoPictureIsNoLogo(String bytes) {
        assertFalse(storeLogo(bytes.getBytes(StandardCharsets.ISO_8859_1)));
        assertEquals(Optional.empty(), in(WebsiteService::logo));
    }

    @Test
    void aPictureThatUnpacksToGigabytesIsNoLogo() {
        assertFalse(storeLogo(picture("png", 5000, 4000, BufferedImage.TYPE_BYTE_BINARY)));
    }

    @ParameterizedTest
    @CsvSource({"#0f5ea8", "#ffffff", "#000000", "#ffe600", "#777777", "#ff0000", "#00ff00"})
    void everyColourCanBeRead(String chosen) {
        Colour colour = Colour.of(chosen);

        assertEquals(chosen, colour.toString());
        assertTrue(colour.readable().contrast(Colour.WHITE) >= 4.5);
        assertTrue(colour.ground().contrast(colour.ground().textOn()) >= 4.5);
    }

    private static byte[] picture(String format, int width, int height, int type) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(width, height, type), format, bytes);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    private boolean storeLogo(byte[] upload) {
        return in(service -> service.storeLogo(upload));
    }

    private List<WebsiteProblem> store(WebsiteDraft draft) {
        return in(service -> {
            try {
                return service.store(draft);
            } catch (WebsiteChangedException e) {
                throw new Conflict(e);
            }
        });
    }

    private void run(Consumer<WebsiteService> work) {
        database.run(entityManager -> work.accept(WebsiteBooks.in(entityManager)));
    }

    private <T> T in(Function<WebsiteService, T> work) {
        return database.compute(entityManager -> work.apply(WebsiteBooks.in(entityManager)));
    }

    private static final class Conflict extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private Conflict(Exception cause) {
            super(cause);
        }
    }
}
