package de.mat;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.mat.testing.Deployments;
import de.mat.testing.TestUser;
import de.mat.testing.Visitor;
import de.mat.user.PasswordHash;
import jakarta.inject.Inject;
import jakarta.security.enterprise.identitystore.Pbkdf2PasswordHash;
import java.net.URL;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How one comes in and out, what a given password is good for, and which language one finds. */
@ExtendWith(ArquillianExtension.class)
class LoginIT {

    private static final String NEW_PASSWORD = "ein ganz neues Passwort";

    @Inject
    private Pbkdf2PasswordHash hashOfTheContainer;

    @ArquillianResource
    private URL server;

    @Deployment
    static WebArchive mat() {
        return Deployments.mat(LoginIT.class, TestUser.class, Visitor.class, Deployments.class);
    }

    /** One of them would now and then be told "not found" because of another. */
    @Test
    @RunAsClient
    void opensItsPagesToEverybodyAtTheSameTime() throws Exception {
        List<Callable<Set<String>>> people = new ArrayList<>();
        for (String name : List.of("anna", "bernd", "clara", "dirk")) {
            TestUser.USER.insertAs(name, Deployments.database());
            people.add(() -> outcomesFor(name));
        }
        ExecutorService browsers = Executors.newFixedThreadPool(people.size());
        try {
            for (Future<Set<String>> seen : browsers.invokeAll(people)) {
                assertEquals(Set.of("200"), seen.get());
            }
        } finally {
            browsers.shutdown();
        }
    }

    private Set<String> outcomesFor(String name) {
        Set<String> outcomes = new TreeSet<>();
        for (int visit = 0; visit < 25; visit++) {
            Visitor visitor = new Visitor(server).signIn(name, TestUser.PASSWORD);
            for (int page = 0; page < 5; page++) {
                outcomes.add(visitor.get("/app/dashboard.xhtml").outcome());
            }
        }
        return outcomes;
    }

    @Test
    @RunAsClient
    void leadsFromTheRootToTheLoginOrTheDashboard() {
        Visitor visitor = new Visitor(server).get("/");

        assertEquals("302 /login.xhtml", visitor.outcome());
        assertEquals(Optional.empty(), visitor.session());
        assertEquals(
                "302 /app/dashboard.xhtml",
                visitor.signIn(TestUser.USER).get("/").outcome());
    }

    @Test
    @RunAsClient
    void givesTheSessionANewIdAtTheLogin() {
        Visitor direct = new Visitor(server).get("/login.xhtml");
        Optional<String> before = direct.session();
        direct.signIn(TestUser.USER).get("/app/dashboard.xhtml");

        Visitor sentThere = new Visitor(server).get("/app/profile.xhtml");
        Optional<String> given = sentThere.session();
        sentThere.signIn(TestUser.USER).follow();

        assertEquals("200", direct.outcome());
        assertNotEquals(before, direct.session());
        assertEquals("200", sentThere.outcome());
        assertNotEquals(given, sentThere.session());
    }

    @Test
    @RunAsClient
    void goesOnToThePageThatWasAskedFor() {
        Visitor visitor =
                new Visitor(server).get("/app/inquiry.xhtml?id=4711&x=%2F").signIn(TestUser.USER);
        assertEquals("302 /app/inquiry.xhtml?id=4711&x=%2F", visitor.outcome());
        assertEquals("404", visitor.follow().outcome(), "no such inquiry");

        for (String page : List.of("/app/dashboard.xhtml", "/app/inquiries.xhtml", "/app/profile.xhtml")) {
            visitor = new Visitor(server).get(page).signIn(TestUser.USER);
            assertEquals("302 " + page, visitor.outcome());
            assertEquals("200", visitor.follow().outcome(), page);
        }
    }

    @Test
    @RunAsClient
    void staysOnThisServerHoweverThePageWasAskedFor() {
        Visitor visitor = new Visitor(server);
        String odd = server + "/evil.example/../app/profile.xhtml";

        visitor.get(odd).signIn(TestUser.USER).get(odd);

        assertEquals("302 /app/profile.xhtml", visitor.outcome());
    }

    @Test
    @RunAsClient
    void showsThePageOfAFormThatWasSentToAnEndedSession() {
        Visitor visitor = new Visitor(server).signIn(TestUser.USER).get("/app/profile.xhtml");
        visitor.forgetCookies();
        visitor.send("form", "save", Map.of("firstName", "Jonas", "lastName", "Beispiel", "emailAddress", ""));
        assertEquals("302 /login.xhtml?expired=1", visitor.outcome());

        visitor.follow().send("form", "login", Map.of("userName", "jonas", "password", TestUser.PASSWORD));

        assertEquals("302 /app/profile.xhtml", visitor.outcome());
        assertEquals("200", visitor.follow().outcome());
        assertEquals(
                "Persönliche Daten ändern", visitor.answer().page().select("h1").text());
    }

    @Test
    @RunAsClient
    void showsAPageAndNoBlankOneAfterAFailedLogin() {
        Visitor visitor = new Visitor(server).get("/app/profile.xhtml").signIn(TestUser.USER.userName(), "falsch");
        assertEquals("200", visitor.outcome());

        visitor.get("/app/profile.xhtml");
        assertEquals("302 /login.xhtml", visitor.outcome());

        visitor.signIn(TestUser.USER).follow();
        assertTrue(
                visitor.answer().body().contains("Beispiel"), visitor.answer().body());
    }

    @Test
    @RunAsClient
    void answersAlikeForUnknownWrongAndLocked() throws SQLException {
        TestUser.USER.insertAs("karla", Deployments.database());
        Deployments.update("update app_user set locked = true where user_name = ?", "karla");

        String unknown =
                new Visitor(server).signIn("niemand", TestUser.PASSWORD).message();
        String wrong =
                new Visitor(server).signIn(TestUser.USER.userName(), "falsch").message();
        String locked = new Visitor(server).signIn("karla", TestUser.PASSWORD).message();

        assertEquals("Der Benutzername oder das Passwort stimmt nicht, oder dieser Benutzer ist gesperrt.", unknown);
        assertEquals(unknown, wrong);
        assertEquals(unknown, locked);
    }

    @Test
    @RunAsClient
    void takesAsLongForAnUnknownNameAsForAWrongPassword() throws SQLException {
        TestUser.USER.insertAs("tamara", Deployments.database());
        Deployments.update(
                "update app_user set password_hash = ? where user_name = ?",
                PasswordHash.of(TestUser.PASSWORD.toCharArray()),
                "tamara");
        List<Duration> unknown = new ArrayList<>();
        List<Duration> wrong = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            unknown.add(failedLogin("fremd" + i, i));
            wrong.add(failedLogin("tamara", i));
        }

        double ratio = (double) median(unknown).toNanos() / median(wrong).toNanos();
        assertTrue(ratio > 0.5 && ratio < 2, "unknown " + unknown + ", wrong " + wrong);
    }

    private Duration failedLogin(String userName, int client) {
        Visitor visitor = new Visitor(server)
                .with("X-Forwarded-For", "198.51.100." + client)
                .get("/login.xhtml");
        long start = System.nanoTime();
        visitor.send("form", "login", Map.of("userName", userName, "password", "falsch"));
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static Duration median(List<Duration> durations) {
        return durations.stream().sorted().toList().get(durations.size() / 2);
    }

    @Test
    @RunAsClient
    void letsWaitAfterWrongPasswords() throws SQLException {
        TestUser.USER.insertAs("wilma", Deployments.database());
        Visitor visitor = new Visitor(server).with("X-Forwarded-For", "203.0.113.50");
        List<String> messages = new ArrayList<>();
        // The first waits may be over before a slow machine has answered.
        for (int i = 0; i < 12 && !lastOf(messages).startsWith("Zu viele Versuche. Bitte warten Sie "); i++) {
            messages.add(visitor.signIn("wilma", "falsch").message());
        }

        assertTrue(lastOf(messages).startsWith("Zu viele Versuche. Bitte warten Sie "), messages.toString());
        assertEquals(
                "302 /",
                new Visitor(server)
                        .with("X-Forwarded-For", "203.0.113.51")
                        .signIn("wilma", TestUser.PASSWORD)
                        .outcome());
    }

    private static String lastOf(List<String> messages) {
        return messages.isEmpty() ? "" : messages.get(messages.size() - 1);
    }

    @Test
    @RunAsClient
    void signsOutByAFormAlone() {
        Visitor visitor = new Visitor(server).signIn(TestUser.USER).get("/app/dashboard.xhtml");

        visitor.send("userMenuForm", "logout", Map.of()).follow();

        assertEquals("Sie sind abgemeldet.", visitor.message());
        assertEquals("302 /login.xhtml", visitor.get("/app/dashboard.xhtml").outcome());
    }

    @Test
    @RunAsClient
    void signsInFromALoginPageWhoseSessionIsGone() {
        Visitor visitor = new Visitor(server).get("/login.xhtml");
        visitor.forgetCookies();

        visitor.send("form", "login", Map.of("userName", "jonas", "password", TestUser.PASSWORD));

        assertEquals("302 /", visitor.outcome());
    }

    @Test
    void keepsPasswordsAsTheContainerWouldRecogniseThem() {
        String hash = PasswordHash.of(NEW_PASSWORD.toCharArray());

        assertTrue(hashOfTheContainer.verify(NEW_PASSWORD.toCharArray(), hash));
        assertFalse(hashOfTheContainer.verify("another".toCharArray(), hash));
    }

    // ---------------------------------------------------------------- the first password

    @Test
    @RunAsClient
    void opensNothingButTheChangeOfAGivenPassword() throws SQLException {
        TestUser.NEWCOMER.insertAs("nils", Deployments.database());
        Visitor visitor = new Visitor(server)
                .get("/app/profile.xhtml")
                .signIn("nils", TestUser.PASSWORD)
                .follow();

        assertEquals("Passwort wählen", visitor.answer().page().select("h1").text());
        assertTrue(visitor.answer().page().select("nav a").isEmpty(), "the navigation is empty");
    }

    @Test
    @RunAsClient
    void goesOnWithoutAnotherLoginOnceThePasswordWasChanged() throws SQLException {
        TestUser.NEWCOMER.insertAs("nina", Deployments.database());
        Visitor visitor = new Visitor(server).signIn("nina", TestUser.PASSWORD).follow();
        Optional<String> before = visitor.session();

        visitor.send("form", "change", firstPassword("kurz", "kurz"));
        assertEquals("Bitte mindestens 12 Zeichen.", visitor.message());
        visitor.send("form", "change", firstPassword(NEW_PASSWORD, NEW_PASSWORD + "x"));
        assertEquals("Die beiden neuen Passwörter sind verschieden.", visitor.message());
        visitor.send("form", "change", firstPassword(TestUser.PASSWORD, TestUser.PASSWORD));
        assertEquals("Bitte wählen Sie ein anderes Passwort als das jetzige.", visitor.message());
        assertFalse(visitor.answer().body().contains(TestUser.PASSWORD), "no password comes back in a page");
        visitor.send("form", "change", firstPassword(NEW_PASSWORD, NEW_PASSWORD))
                .follow();

        assertEquals("Dashboard", visitor.answer().page().select("h1").text());
        assertNotEquals(before, visitor.session());
        assertEquals("404", visitor.get("/first/password.xhtml").outcome());
        assertEquals("302 /", new Visitor(server).signIn("NINA", NEW_PASSWORD).outcome());
    }

    private static Map<String, String> firstPassword(String password, String repeated) {
        return Map.of(
                "newPassword", password,
                "repeatedPassword", repeated,
                "firstName", "Nina",
                "lastName", "Neu",
                "emailAddress", "nina@example.com");
    }

    // ---------------------------------------------------------------- language

    @Test
    @RunAsClient
    void speaksOnlyTheLanguagesItKnows() {
        assertAll(
                () -> assertEquals("de", languageFor(null)),
                () -> assertEquals("en", languageFor("en-GB,en;q=0.9,de;q=0.8")),
                () -> assertEquals("de", languageFor("fr,de;q=0.5,en;q=0.3")),
                () -> assertEquals("de", languageFor("sv")),
                () -> assertEquals("de", languageFor("en');alert(1);//")));
    }

    private String languageFor(String accepted) {
        Visitor visitor = new Visitor(server);
        if (accepted != null) {
            visitor.with("Accept-Language", accepted);
        }
        Visitor.Answer answer = visitor.get("/login.xhtml").answer();
        assertFalse(answer.body().contains("alert(1)"), "nothing of the request in the page");
        return answer.page().select("html").attr("lang");
    }

    @Test
    @RunAsClient
    void keepsTheChosenLanguage() throws SQLException {
        TestUser.USER.insertAs("sina", Deployments.database());
        Visitor visitor = new Visitor(server).signIn("sina", TestUser.PASSWORD).get("/app/profile.xhtml");

        visitor.send(
                        "form",
                        "save",
                        Map.of("firstName", "Sina", "lastName", "Sprache", "emailAddress", "", "language", "ENGLISH"))
                .follow();

        assertEquals(
                "Change personal data", visitor.answer().page().select("h1").text());
        assertEquals("Your personal data were saved.", visitor.message());
        Visitor elsewhere = new Visitor(server).with("Accept-Language", "de").signIn("sina", TestUser.PASSWORD);
        assertEquals(
                "en",
                elsewhere
                        .get("/app/profile.xhtml")
                        .answer()
                        .page()
                        .select("html")
                        .attr("lang"));
    }
}
