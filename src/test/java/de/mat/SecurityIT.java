package de.mat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.mat.testing.Deployments;
import de.mat.testing.TestUser;
import de.mat.testing.Visitor;
import java.net.URL;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What must not happen however one asks: addresses in odd spellings, other methods, other sites, sessions that should have ended. */
@ExtendWith(ArquillianExtension.class)
class SecurityIT {

    private static final String NEW_PASSWORD = "ein ganz neues Passwort";

    @ArquillianResource
    private URL server;

    @Deployment(testable = false)
    static WebArchive mat() {
        return Deployments.mat();
    }

    @Test
    void deniesOtherMethodsToo() {
        Visitor anonymous = new Visitor(server);

        for (String method : List.of("HEAD", "PUT", "DELETE", "PATCH", "OPTIONS", "ANYTHING")) {
            int status =
                    anonymous.request(method, "/app/profile.xhtml").answer().status();
            assertTrue(status == 302 || status >= 400, method + " " + status);
        }
    }

    @Test
    void neverShowsFilesOfTheApplication() {
        Visitor administrator = new Visitor(server).signIn(TestUser.ADMINISTRATOR);

        for (String path : List.of(
                "/WEB-INF/web.xml",
                "/web-inf/web.xml",
                "/WEB-INF/templates/desk.xhtml",
                "/META-INF/MANIFEST.MF",
                "/app/..%2fWEB-INF/web.xml",
                "/jakarta.faces.resource/..%2fWEB-INF%2fweb.xml.xhtml",
                "/login.xhtml%00",
                "/login.xhtml%0a")) {
            int status = administrator.get(path).answer().status();
            assertTrue(status == 404 || status == 400, path + " " + status);
        }
    }

    @Test
    void isNotDeceivedByOddSpellingsOfAnAddress() {
        Visitor user = new Visitor(server).signIn(TestUser.USER);
        Visitor anonymous = new Visitor(server);

        for (String path : List.of(
                server + "/admin/account.xhtml",
                "/app/../admin/account.xhtml",
                "/app/..;/admin/account.xhtml",
                "/app/%2e%2e/admin/account.xhtml",
                "/jakarta.faces.resource/../admin/account.xhtml",
                "/jakarta.faces.resource/..;/admin/account.xhtml",
                "/./admin/account.xhtml",
                "/%61dmin/account.xhtml",
                "/admin;x=y/account.xhtml",
                "/admin/account.xhtml;x=y",
                "/admin/account.xhtml/",
                "/admin%2faccount.xhtml",
                "/ADMIN/account.xhtml")) {
            for (Visitor visitor : List.of(user, anonymous)) {
                Visitor.Answer answer = visitor.get(path).answer();
                assertNotEquals(200, answer.status(), path);
                assertFalse(answer.body().contains("accountForm"), path);
            }
        }
    }

    @Test
    void makesNoSessionForWhoOnlyLooks() {
        Visitor visitor = new Visitor(server);

        for (String path : List.of(
                "/",
                "/nothing",
                "/nothing.xhtml",
                "/error.xhtml",
                "/x%0ay",
                "/WEB-INF/web.xml",
                "/health/ready",
                "/jakarta.faces.resource/css/mat.css.xhtml",
                "/jakarta.faces.resource/nothing.css.xhtml")) {
            visitor.get(path);
            assertEquals(Optional.empty(), visitor.session(), path);
        }
    }

    @Test
    void takesAMailToTryFromAdministratorsAlone() {
        String mail = "From: info@mail.machineseeker.com\r\nSubject: Kategorie-Anfragen (1 Nachricht)\r\n\r\nHallo";

        assertEquals("404", new Visitor(server).upload("/trial", "file", mail).outcome());
        assertEquals(
                "404",
                new Visitor(server)
                        .signIn(TestUser.USER)
                        .upload("/trial", "file", mail)
                        .outcome());
        Visitor administrator =
                new Visitor(server).signIn(TestUser.ADMINISTRATOR).upload("/trial", "file", mail);
        assertEquals("302 /admin/trial.xhtml", administrator.outcome());
        assertTrue(administrator.follow().answer().body().contains("data-verdict=\"IMPORTED\""));
        assertEquals(
                "400",
                administrator
                        .with("Sec-Fetch-Site", "cross-site")
                        .upload("/trial", "file", mail)
                        .outcome());
    }

    @Test
    void readsNoUploadThatNobodyWaitsFor() {
        Visitor stranger = new Visitor(server).get("/login.xhtml");

        stranger.upload("/login.xhtml", "userName", "x");
        assertEquals("200", stranger.outcome());
        assertEquals(
                "302 /login.xhtml",
                stranger.upload("/admin/trial.xhtml", "file", "x").outcome().replaceAll("\\?.*", ""));
    }

    @Test
    void refusesWhatAnotherSiteSends() {
        Visitor visitor = new Visitor(server).get("/login.xhtml");

        assertEquals(
                "400",
                visitor.with("Origin", "https://evil.example")
                        .send("form", "login", Map.of("userName", "petra", "password", TestUser.PASSWORD))
                        .outcome());
        assertEquals(
                "400",
                new Visitor(server)
                        .with("Sec-Fetch-Site", "cross-site")
                        .post("/login.xhtml", "a=b")
                        .outcome());
        String token = "AbCdEfGhIjKlMnOpQr-_12";
        for (String address :
                List.of("/web/u/../login.xhtml", "/web/u;x/" + token, "/web/ux/" + token, "/web//u/" + token)) {
            assertTrue(
                    List.of("400", "404")
                            .contains(new Visitor(server)
                                    .with("Sec-Fetch-Site", "cross-site")
                                    .post(address, "List-Unsubscribe=One-Click")
                                    .outcome()),
                    address);
        }
        assertEquals(
                "200",
                new Visitor(server)
                        .with("Sec-Fetch-Site", "cross-site")
                        .post("/web/u/" + token, "List-Unsubscribe=One-Click")
                        .outcome(),
                "whoever has the address of the page may leave");
    }

    @Test
    void keepsTheSessionCookieFromScriptsAndOtherSites() {
        String cookie = new Visitor(server)
                .get("/login.xhtml").answer().headers().get("set-cookie").stream()
                        .filter(value -> value.startsWith("JSESSIONID="))
                        .findFirst()
                        .orElseThrow();

        assertTrue(cookie.contains("HttpOnly"), cookie);
        assertTrue(cookie.toLowerCase(Locale.ROOT).contains("samesite=lax"), cookie);
    }

    // ---------------------------------------------------------------- sessions that end

    @Test
    void endsTheSessionsOfWhoIsLocked() throws SQLException {
        TestUser.ADMINISTRATOR.insertAs("lotte", Deployments.database());
        endsSessionsAfter("lotte", "update app_user set locked = true where user_name = ?");
    }

    @Test
    void endsTheSessionsOfWhoGetsAnotherRole() throws SQLException {
        TestUser.ADMINISTRATOR.insertAs("rosa", Deployments.database());
        endsSessionsAfter("rosa", "update app_user set role = 'USER' where user_name = ?");
    }

    @Test
    void endsTheSessionsOfWhoGetsAnotherRight() throws SQLException {
        TestUser.READER.insertAs("renate", Deployments.database());
        endsSessionsAfter("renate", "update app_user set rights = 'INQUIRIES' where user_name = ?");
    }

    @Test
    void endsTheSessionsOfWhoIsRemoved() throws SQLException {
        TestUser.ADMINISTRATOR.insertAs("emil", Deployments.database());
        endsSessionsAfter("emil", "delete from app_user where user_name = ?");
    }

    private void endsSessionsAfter(String userName, String change) throws SQLException {
        Visitor visitor =
                new Visitor(server).signIn(userName, TestUser.PASSWORD).follow();
        Visitor script =
                new Visitor(server).signIn(userName, TestUser.PASSWORD).follow().with("Faces-Request", "partial/ajax");
        assertEquals("200", visitor.outcome());
        assertEquals("200", script.outcome());

        Deployments.update(change, userName);

        assertEquals(
                "302 /login.xhtml?ended=1", visitor.get("/app/profile.xhtml").outcome());
        assertEquals("200", visitor.follow().outcome());
        assertTrue(visitor.message().startsWith("Ihre Sitzung wurde beendet"), visitor.message());
        script.post("/app/profile.xhtml", "jakarta.faces.partial.ajax=true");
        assertTrue(
                script.answer().body().contains("<redirect url=\"/login.xhtml?ended=1\"/>"),
                script.answer().body());
    }

    @Test
    void endsTheOtherSessionsOfWhoChangesThePassword() throws SQLException {
        TestUser.USER.insertAs("paul", Deployments.database());
        Visitor elsewhere =
                new Visitor(server).signIn("paul", TestUser.PASSWORD).follow();
        Visitor here = new Visitor(server).signIn("paul", TestUser.PASSWORD).get("/app/credentials.xhtml");

        here.send("form", "change", credentials("falsch", NEW_PASSWORD));
        assertEquals("Das ist nicht Ihr jetziges Passwort.", here.message());
        here.send("form", "change", credentials(TestUser.PASSWORD, NEW_PASSWORD))
                .follow();

        assertEquals("Ihre Zugangsdaten wurden geändert.", here.message());
        assertEquals(
                "302 /login.xhtml?ended=1", elsewhere.get("/app/profile.xhtml").outcome());
        assertEquals("302 /", new Visitor(server).signIn("paul", NEW_PASSWORD).outcome());
    }

    private static Map<String, String> credentials(String oldPassword, String newPassword) {
        return Map.of(
                "userName",
                "paul",
                "oldPassword",
                oldPassword,
                "newPassword",
                newPassword,
                "repeatedPassword",
                newPassword);
    }

    @Test
    void saysThatTheSessionExpired() {
        for (String path : List.of("/app/profile.xhtml", "/")) {
            Visitor visitor = new Visitor(server)
                    .with("Cookie", "JSESSIONID=0123456789abcdef")
                    .get(path);

            assertEquals("302 /login.xhtml?expired=1", visitor.outcome());
            assertEquals(
                    "Ihre Sitzung ist abgelaufen. Bitte melden Sie sich erneut an.",
                    visitor.follow().message());
        }
    }

    @Test
    void sendsAnAjaxRequestOfAnExpiredSessionToTheLogin() {
        Visitor script = new Visitor(server).with("Faces-Request", "partial/ajax");

        script.post("/app/profile.xhtml", "jakarta.faces.partial.ajax=true").follow();

        assertEquals("200", script.outcome());
        assertTrue(
                script.answer().body().contains("<redirect url=\"/login.xhtml?expired=1\"/>"),
                script.answer().body());
        assertTrue(script.answer().headers().get("content-type").get(0).startsWith("text/xml"));
    }

    @Test
    void forgetsTheAjaxRequestThatMetAnExpiredSession() {
        Visitor visitor = new Visitor(server).with("Faces-Request", "partial/ajax");
        visitor.post("/app/profile.xhtml", "jakarta.faces.partial.ajax=true").follow();

        assertEquals("302 /", visitor.withoutHeaders().signIn(TestUser.USER).outcome());
    }

    @Test
    void showsAPageAfreshWhoseViewIsGone() {
        Visitor visitor = new Visitor(server).signIn(TestUser.USER);

        for (String page : List.of("/app/profile.xhtml", "/app/dashboard.xhtml", "/app/inquiries.xhtml")) {
            String nonce = visitor.get(page)
                    .answer()
                    .page()
                    .select("input[name=primefaces.nonce]")
                    .first()
                    .attr("value");

            visitor.post(page, "form=form&jakarta.faces.ViewState=1%3A1&primefaces.nonce=" + nonce)
                    .follow();

            assertEquals("200", visitor.outcome(), page);
            assertEquals(
                    "Diese Seite war abgelaufen und wurde neu geladen. Bitte prüfen Sie Ihre Eingaben.",
                    visitor.message(),
                    page);
        }
    }
}
