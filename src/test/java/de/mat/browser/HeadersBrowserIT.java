package de.mat.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.RequestOptions;
import com.microsoft.playwright.options.SameSiteAttribute;
import de.mat.testing.RunningMat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What every answer tells the browser about what it may do. */
class HeadersBrowserIT extends BrowserTest {

    private static final Pattern NONCE = Pattern.compile("script-src 'self' 'nonce-([^']+)'");

    @Test
    void everyAnswerHasThePolicy() {
        Page page = newPage();
        signIn(page, RunningMat.USER);

        for (String path : List.of(
                "login.xhtml",
                "app/dashboard.xhtml",
                "app/profile.xhtml",
                "nothing-here.xhtml",
                "x%0ay",
                "jakarta.faces.resource/css/mat.css.xhtml",
                "jakarta.faces.resource/nothing.css.xhtml",
                "health/ready")) {
            assertPolicy(path, page.request().get(mat.at("/") + path).headers());
        }
    }

    private static void assertPolicy(String path, Map<String, String> headers) {
        String policy = headers.get("content-security-policy");
        for (String rule : List.of(
                "default-src 'self'",
                "script-src 'self'",
                "object-src 'none'",
                "base-uri 'none'",
                "frame-ancestors 'none'",
                "form-action 'self'")) {
            assertTrue(policy.contains(rule), path + ": " + policy);
        }
        assertFalse(policy.contains("unsafe-eval"), path + ": " + policy);
        assertFalse(policy.matches(".*script-src[^;]*unsafe-inline.*"), path + ": " + policy);
        assertEquals("nosniff", headers.get("x-content-type-options"), path);
        assertEquals("DENY", headers.get("x-frame-options"), path);
        assertEquals("same-origin", headers.get("referrer-policy"), path);
        assertFalse(headers.containsKey("server") || headers.containsKey("x-powered-by"), path + ": " + headers);
    }

    @Test
    void scriptsOfAPageHaveTheNonceOfThisAnswer() {
        Page page = newPage();
        String address = mat.at("login.xhtml").toString();

        String first = nonce(page.request().get(address));
        String second = nonce(page.request().get(address));

        assertNotEquals(first, second);
    }

    private static String nonce(APIResponse response) {
        Matcher nonce = NONCE.matcher(response.headers().get("content-security-policy"));
        assertTrue(nonce.find());
        assertTrue(response.text().contains("nonce=\"" + nonce.group(1) + "\""));
        return nonce.group(1);
    }

    @Test
    void pagesAreNotStoredButTheLookIs() {
        Page page = newPage();
        signIn(page, RunningMat.USER);

        assertEquals("no-store", cacheControl(page, "app/dashboard.xhtml"));
        assertTrue(
                cacheControl(page, "jakarta.faces.resource/css/mat.css.xhtml").startsWith("max-age="));
    }

    private String cacheControl(Page page, String path) {
        return page.request().get(mat.at(path).toString()).headers().get("cache-control");
    }

    @Test
    void requestThatCameToTheProxyByTlsStaysOnTls() {
        Page page = newPage();
        RequestOptions byTls =
                RequestOptions.create().setHeader("X-Forwarded-Proto", "https").setMaxRedirects(0);

        assertEquals(
                "max-age=31536000",
                page.request()
                        .get(mat.at("login.xhtml").toString(), byTls)
                        .headers()
                        .get("strict-transport-security"));
        assertTrue(page.request()
                .get(mat.at("app/dashboard.xhtml").toString(), byTls)
                .headers()
                .get("location")
                .startsWith("https://"));
    }

    @Test
    void cookieOfTheSessionIsForOurPagesOnly() {
        Page page = newPage();
        signIn(page, RunningMat.USER);

        Cookie cookie = page.context().cookies().stream()
                .filter(each -> each.name.equals("JSESSIONID"))
                .findFirst()
                .orElseThrow();

        assertTrue(cookie.httpOnly);
        assertEquals(SameSiteAttribute.LAX, cookie.sameSite);
        assertFalse(cookie.secure, "this MAT is reached without TLS");
    }
}
