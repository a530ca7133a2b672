package de.mat;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.mat.testing.Deployments;
import de.mat.testing.EjbProbe;
import de.mat.testing.TestUser;
import de.mat.testing.Visitor;
import de.mat.user.PasswordHash;
import jakarta.inject.Inject;
import jakarta.security.enterprise.identitystore.Pbkdf2PasswordHash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.function.Executable;

/** Who may enter what, and how one comes in and out, on the real WAR in the real server. */
@ExtendWith(ArquillianExtension.class)
class SecurityIT {

    private static final String NEW_PASSWORD = "ein ganz neues Passwort";

    @ArquillianResource
    private URL server;

    @Inject
    private Pbkdf2PasswordHash hashOfTheContainer;

    @Deployment
    static WebArchive mat() {
        return Deployments.mat(SecurityIT.class, TestUser.class, Visitor.class, Deployments.class, EjbProbe.class);
    }

    // ---------------------------------------------------------------- every URL, every role

    @Test
    @RunAsClient
    void opensEachPageToItsRolesAlone() throws IOException, SQLException {
        update(
                "insert into inquiry (id, version, platform, type, state, received, subject, phones, message, further, complete)"
                        + " values (1, 0, 'machineseeker', 'PRODUCT_INQUIRY', 'NEW', current_timestamp, 'Anfrage', '', 'Guten Tag', '', true)");
        update(
                "insert into mailbox_position (id, version, account_id, host, user_name, folder, uid_validity, last_uid, import_from)"
                        + " values (1, 0, 1, 'imap.example.com', 'anfragen', 'INBOX', 1, 1, current_timestamp)");
        update("insert into ledger_entry (id, version, position_id, uid, state, tries, reason, changed)"
                + " values (1, 0, 1, 1, 'QUARANTINED', 3, 'UNREADABLE', current_timestamp)");
        Visitor anonymous = new Visitor(server);
        Visitor administrator = new Visitor(server).signIn(TestUser.ADMINISTRATOR);
        Visitor user = new Visitor(server).signIn(TestUser.USER);
        Visitor newcomer = new Visitor(server).signIn(TestUser.NEWCOMER);

        assertAll(pages().stream()
                .flatMap(page -> Stream.of(
                        opens(anonymous, page, expected(page, Optional.empty())),
                        opens(administrator, page, expected(page, Optional.of(TestUser.ADMINISTRATOR))),
                        opens(user, page, expected(page, Optional.of(TestUser.USER))),
                        opens(newcomer, page, expected(page, Optional.of(TestUser.NEWCOMER))))));
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

    private static Executable opens(Visitor visitor, String page, String expected) {
        return () -> assertEquals(expected, visitor.get(addressOf(page)).outcome(), page);
    }

    /** A page that shows one thing is asked for one that is there. */
    private static String addressOf(String page) {
        return List.of("/app/inquiry.xhtml", "/admin/quarantine.xhtml").contains(page) ? page + "?id=1" : page;
    }

    private static String expected(String page, Optional<TestUser> who) {
        if (page.equals("/login.xhtml")) {
            return who.isEmpty() ? "200" : "302 /";
        }
        if (page.equals("/error.xhtml")) {
            return "200";
        }
        if (who.isEmpty()) {
            return "302 /login.xhtml";
        }
        if (who.get() == TestUser.NEWCOMER) {
            return page.startsWith("/first/") ? "200" : "302 /first/password.xhtml";
        }
        boolean may = page.startsWith("/app/") || page.startsWith("/admin/") && who.get() == TestUser.ADMINISTRATOR;
        return may ? "200" : "404";
    }

    private static List<String> pages() throws IOException {
        Path webapp = Path.of("src/main/webapp");
        try (Stream<Path> files = Files.walk(webapp)) {
            return files.filter(file -> file.toString().endsWith(".xhtml"))
                    .map(file -> "/" + webapp.relativize(file).toString().replace('\\', '/'))
                    .filter(page -> !page.startsWith("/WEB-INF/") && !page.startsWith("/resources/"))
                    .toList();
        }
    }

    @Test
    @RunAsClient
    void givesTheFilesOfAnInquiryToWhoMaySeeItAlone() throws SQLException {
        for (String path : List.of(
                "/app/inquiry/1/0/mail.eml",
                "/app/inquiry/1/0/original.html",
                "/app/inquiry/1/0/attachments/0",
                "/app/inquiry")) {
            assertEquals("302 /login.xhtml", new Visitor(server).get(path).outcome(), path);
            assertEquals(
                    "302 /first/password.xhtml",
                    new Visitor(server).signIn(TestUser.NEWCOMER).get(path).outcome(),
                    path);
            assertEquals(
                    "404", new Visitor(server).signIn(TestUser.USER).get(path).outcome(), path);
        }
    }

    @Test
    @RunAsClient
    void tellsNewsToWhoIsSignedInAloneAndNoLongerThanThat() throws Exception {
        Visitor user = new Visitor(server).signIn(TestUser.USER).get("/app/dashboard.xhtml");
        Matcher channel = Pattern.compile("/jakarta\\.faces\\.push/inquiries\\?[0-9a-f-]+")
                .matcher(user.answer().body());
        assertTrue(channel.find(), "the page listens to news");

        assertEquals(302, refusal(channel.group(), new Visitor(server)));
        assertEquals(302, refusal(channel.group(), new Visitor(server).signIn(TestUser.NEWCOMER)));
        CompletableFuture<String> greeting = new CompletableFuture<>();
        CompletableFuture<Integer> end = new CompletableFuture<>();
        WebSocket news = listen(channel.group(), user, greeting, end);

        String greeted = greeting.get(20, TimeUnit.SECONDS);
        assertTrue(greeted.matches("\\{\"data\":[0-9]+}"), greeted);
        user.send("userMenuForm", "logout", Map.of());
        assertEquals(1008, end.get(20, TimeUnit.SECONDS));
        news.abort();
    }

    private int refusal(String channel, Visitor visitor) throws Exception {
        try {
            listen(channel, visitor, new CompletableFuture<>(), new CompletableFuture<>())
                    .abort();
            return 0;
        } catch (ExecutionException e) {
            return ((WebSocketHandshakeException) e.getCause()).getResponse().statusCode();
        }
    }

    private WebSocket listen(
            String channel, Visitor visitor, CompletableFuture<String> first, CompletableFuture<Integer> end)
            throws Exception {
        WebSocket.Listener listener = new WebSocket.Listener() {
            @Override
            public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
                first.complete(text.toString());
                socket.request(1);
                return null;
            }

            @Override
            public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
                end.complete(status);
                return null;
            }
        };
        URI address = URI.create("ws://" + server.getHost() + ":" + server.getPort() + channel);
        return HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .header("Cookie", "JSESSIONID=" + visitor.session().orElse(""))
                .buildAsync(address, listener)
                .get(20, TimeUnit.SECONDS);
    }

    @Test
    @RunAsClient
    void showsWhatTheServerTellsAboutItselfToAdministratorsAlone() {
        for (String path : List.of("/metrics", "/openapi")) {
            assertEquals("302 /login.xhtml", new Visitor(server).get(path).outcome());
            assertEquals(
                    "404", new Visitor(server).signIn(TestUser.USER).get(path).outcome());
        }
        assertEquals("200", new Visitor(server).get("/health/ready").outcome());
    }

    @Test
    @RunAsClient
    void deniesOtherMethodsToo() {
        Visitor anonymous = new Visitor(server);

        for (String method : List.of("HEAD", "PUT", "DELETE", "PATCH", "OPTIONS", "ANYTHING")) {
            int status =
                    anonymous.request(method, "/app/profile.xhtml").answer().status();
            assertTrue(status == 302 || status >= 400, method + " " + status);
        }
    }

    @Test
    @RunAsClient
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
    @RunAsClient
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
    @RunAsClient
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

    private static final Set<String> FOR_EVERYBODY =
            Set.of("LoginService", "AccountReadiness", "ImportReadiness", "DeliveryStarter");

    /** An exception from its EJB is named with its method. What is not named is for MAT itself. */
    private static final Map<String, Set<TestUser>> CALLERS = Map.ofEntries(
            entry("AccountChecker", EnumSet.of(TestUser.ADMINISTRATOR)),
            entry("AccountHealthService.status", EnumSet.of(TestUser.ADMINISTRATOR, TestUser.USER)),
            entry("DeliveryHealthService", EnumSet.of(TestUser.ADMINISTRATOR, TestUser.USER)),
            entry("DeliveryService", EnumSet.of(TestUser.ADMINISTRATOR, TestUser.USER)),
            entry("EmailAccountService", EnumSet.of(TestUser.ADMINISTRATOR)),
            entry("EmailAccountService.senderAddress", EnumSet.of(TestUser.ADMINISTRATOR, TestUser.USER)),
            entry("LoginGateService", EnumSet.of(TestUser.ADMINISTRATOR)),
            entry("InquiryDeskService", EnumSet.of(TestUser.ADMINISTRATOR, TestUser.USER)),
            entry("InquiryFiguresService", EnumSet.of(TestUser.ADMINISTRATOR, TestUser.USER)),
            entry("InquiryService", EnumSet.of(TestUser.ADMINISTRATOR, TestUser.USER)),
            entry("Importer", EnumSet.of(TestUser.ADMINISTRATOR, TestUser.USER)),
            entry("ImportHealthService", EnumSet.of(TestUser.ADMINISTRATOR, TestUser.USER)),
            entry("ImportRunService", EnumSet.of(TestUser.ADMINISTRATOR)),
            entry("ImportRunService.lastRun", EnumSet.of(TestUser.ADMINISTRATOR, TestUser.USER)),
            entry("PlatformService", EnumSet.of(TestUser.ADMINISTRATOR, TestUser.USER)),
            entry("PlatformService.store", EnumSet.of(TestUser.ADMINISTRATOR)),
            entry("PlatformService.activate", EnumSet.of(TestUser.ADMINISTRATOR)),
            entry("PlatformService.deactivate", EnumSet.of(TestUser.ADMINISTRATOR)),
            entry("OutboxService", EnumSet.of(TestUser.ADMINISTRATOR)),
            entry("QuarantineService", EnumSet.of(TestUser.ADMINISTRATOR)),
            entry("QuarantineService.count", EnumSet.of(TestUser.ADMINISTRATOR, TestUser.USER)),
            entry("Rereader", EnumSet.of(TestUser.ADMINISTRATOR)),
            entry("Rereader.reread", EnumSet.of(TestUser.ADMINISTRATOR, TestUser.USER)),
            entry("TextTemplateService", EnumSet.of(TestUser.ADMINISTRATOR, TestUser.USER)),
            entry("TextTemplateService.store", EnumSet.of(TestUser.ADMINISTRATOR)),
            entry("TextTemplateService.remove", EnumSet.of(TestUser.ADMINISTRATOR)),
            entry("UserService", EnumSet.of(TestUser.ADMINISTRATOR, TestUser.USER)),
            entry("UserService.notified", EnumSet.of(TestUser.ADMINISTRATOR)),
            entry("UserService.replaceGivenPassword", EnumSet.of(TestUser.NEWCOMER)));

    @Test
    @RunAsClient
    void opensEachEjbToItsRolesAlone() throws IOException, SQLException {
        String ejbs = EjbProbe.PATH + "?ejb=" + String.join("&ejb=", ejbs());
        List<Executable> checks = new ArrayList<>();

        for (TestUser who : List.of(TestUser.ADMINISTRATOR, TestUser.USER, TestUser.NEWCOMER)) {
            who.insertAs("probe-" + who.userName(), Deployments.database());
            Visitor visitor = new Visitor(server).signIn("probe-" + who.userName(), TestUser.PASSWORD);
            checks.addAll(callable(visitor.get(ejbs), Optional.of(who)));
        }
        checks.addAll(callable(new Visitor(server).get(ejbs), Optional.empty()));

        assertTrue(checks.size() > 4 * 30, "the EJBs are found");
        assertAll(checks);
    }

    private static List<Executable> callable(Visitor visitor, Optional<TestUser> who) {
        return visitor.answer()
                .body()
                .lines()
                .<Executable>map(line -> () -> {
                    String method = line.split(" ")[0];
                    assertEquals(method + (mayCall(who, method) ? " open" : " denied"), line, who.toString());
                })
                .toList();
    }

    private static boolean mayCall(Optional<TestUser> who, String method) {
        String ejb = method.substring(0, method.indexOf('.'));
        Set<TestUser> callers = CALLERS.getOrDefault(method, CALLERS.getOrDefault(ejb, Set.of()));
        return FOR_EVERYBODY.contains(ejb) || who.filter(callers::contains).isPresent();
    }

    private static List<String> ejbs() throws IOException {
        Path sources = Path.of("src/main/java");
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(file -> isEjb(file))
                    .map(file -> sources.relativize(file).toString())
                    .map(name -> name.replace(".java", "").replace('/', '.').replace('\\', '.'))
                    .toList();
        }
    }

    private static boolean isEjb(Path file) {
        try {
            return file.toString().endsWith(".java")
                    // Health checks have no view of their own class: the server itself asks them, for everybody.
                    && !Files.readString(file).contains("implements HealthCheck")
                    && Pattern.compile("^@(Stateless|Singleton|Stateful)$", Pattern.MULTILINE)
                            .matcher(Files.readString(file))
                            .find();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void keepsPasswordsAsTheContainerWouldRecogniseThem() {
        String hash = PasswordHash.of(NEW_PASSWORD.toCharArray());

        assertTrue(hashOfTheContainer.verify(NEW_PASSWORD.toCharArray(), hash));
        assertFalse(hashOfTheContainer.verify("another".toCharArray(), hash));
    }

    // ---------------------------------------------------------------- uploads

    @Test
    @RunAsClient
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
    @RunAsClient
    void readsNoUploadThatNobodyWaitsFor() {
        Visitor stranger = new Visitor(server).get("/login.xhtml");

        stranger.upload("/login.xhtml", "userName", "x");
        assertEquals("200", stranger.outcome());
        assertEquals(
                "302 /login.xhtml",
                stranger.upload("/admin/trial.xhtml", "file", "x").outcome().replaceAll("\\?.*", ""));
    }

    // ---------------------------------------------------------------- in and out

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
    void keepsTheSessionCookieFromScriptsAndOtherSites() {
        String cookie = new Visitor(server)
                .get("/login.xhtml").answer().headers().get("set-cookie").stream()
                        .filter(value -> value.startsWith("JSESSIONID="))
                        .findFirst()
                        .orElseThrow();

        assertTrue(cookie.contains("HttpOnly"), cookie);
        assertTrue(cookie.toLowerCase(Locale.ROOT).contains("samesite=lax"), cookie);
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
        update("update app_user set locked = true where user_name = ?", "karla");

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
        update(
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

    // ---------------------------------------------------------------- sessions that end

    @Test
    @RunAsClient
    void endsTheSessionsOfWhoIsLocked() throws SQLException {
        endsSessionsAfter("lotte", "update app_user set locked = true where user_name = ?");
    }

    @Test
    @RunAsClient
    void endsTheSessionsOfWhoGetsAnotherRole() throws SQLException {
        endsSessionsAfter("rosa", "update app_user set role = 'USER' where user_name = ?");
    }

    @Test
    @RunAsClient
    void endsTheSessionsOfWhoIsRemoved() throws SQLException {
        endsSessionsAfter("emil", "delete from app_user where user_name = ?");
    }

    private void endsSessionsAfter(String userName, String change) throws SQLException {
        TestUser.ADMINISTRATOR.insertAs(userName, Deployments.database());
        Visitor visitor =
                new Visitor(server).signIn(userName, TestUser.PASSWORD).follow();
        Visitor script =
                new Visitor(server).signIn(userName, TestUser.PASSWORD).follow().with("Faces-Request", "partial/ajax");
        assertEquals("200", visitor.outcome());
        assertEquals("200", script.outcome());

        update(change, userName);

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
    @RunAsClient
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
    @RunAsClient
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
    @RunAsClient
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
    @RunAsClient
    void forgetsTheAjaxRequestThatMetAnExpiredSession() {
        Visitor visitor = new Visitor(server).with("Faces-Request", "partial/ajax");
        visitor.post("/app/profile.xhtml", "jakarta.faces.partial.ajax=true").follow();

        assertEquals("302 /", visitor.withoutHeaders().signIn(TestUser.USER).outcome());
    }

    @Test
    @RunAsClient
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

    @Test
    @RunAsClient
    void signsInFromALoginPageWhoseSessionIsGone() {
        Visitor visitor = new Visitor(server).get("/login.xhtml");
        visitor.forgetCookies();

        visitor.send("form", "login", Map.of("userName", "jonas", "password", TestUser.PASSWORD));

        assertEquals("302 /", visitor.outcome());
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

    private static void update(String sql, String... values) throws SQLException {
        try (Connection connection = Deployments.database().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            assertEquals(1, statement.executeUpdate(), () -> sql + " " + Arrays.toString(values));
        }
    }
}
