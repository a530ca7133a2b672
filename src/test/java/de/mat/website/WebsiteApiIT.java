package de.mat.website;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import de.mat.account.AccountBooks;
import de.mat.demo.DemoProducts;
import de.mat.demo.DemoWebsite;
import de.mat.testing.Ports;
import de.mat.testing.RunningMat;
import de.mat.testing.TestDatabase;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The interface for other websites, as their scripts and servers see it. */
class WebsiteApiIT {

    private static final Path FOLDER = Path.of("target", "api");
    private static final String ALLOWED = "https://www.muster-maschinen.example";
    private static final int TYPING_SECONDS = 3;

    private static RunningMat mat;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @BeforeAll
    static void startMat() throws SQLException {
        mat = RunningMat.alone("api", List.of(RunningMat.ADMINISTRATOR));
        DemoWebsite.createAll(mat.database(), ALLOWED);
        DemoProducts.createAll(mat.database());
    }

    @AfterAll
    static void stopMat() {
        mat.close();
    }

    @Test
    void tellsTheProductsThatVisitorsSee() throws Exception {
        HttpResponse<String> answer = get("products", "&search=uv%20100");

        assertEquals(200, answer.statusCode());
        JsonObject product = json(answer).getAsJsonArray("products").get(0).getAsJsonObject();
        assertEquals(1, json(answer).get("count").getAsInt());
        assertEquals("MM-1001", product.get("number").getAsString());
        assertEquals(
                mat.at("web/offer.xhtml?number=MM-1001").toString(),
                product.get("page").getAsString());
        assertEquals(
                200,
                client.send(
                                HttpRequest.newBuilder(URI.create(
                                                product.get("thumbnail").getAsString()))
                                        .build(),
                                HttpResponse.BodyHandlers.discarding())
                        .statusCode());
        assertEquals(
                0, json(get("products", "&search=MM-1012")).get("count").getAsInt(), "the website does not show it");
    }

    @Test
    void anAllowedWebsiteMayReadTheAnswerAndNoOtherMay() throws Exception {
        HttpResponse<String> allowed =
                send(request("products", "").header("Origin", ALLOWED).GET());
        HttpResponse<String> other = send(
                request("products", "").header("Origin", "https://evil.example").GET());

        assertEquals(
                ALLOWED,
                allowed.headers().firstValue("Access-Control-Allow-Origin").orElse(""));
        assertEquals("Origin", allowed.headers().firstValue("Vary").orElse(""));
        assertEquals(403, other.statusCode());
        assertTrue(other.headers().firstValue("Access-Control-Allow-Origin").isEmpty());
        assertTrue(
                allowed.headers().firstValue("Access-Control-Allow-Credentials").isEmpty());
        assertTrue(allowed.headers().firstValue("Set-Cookie").isEmpty());
    }

    @Test
    void answersABrowserThatAsksBeforehand() throws Exception {
        HttpResponse<String> answer = send(request("inquiries", "")
                .header("Origin", ALLOWED)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "content-type")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody()));

        assertEquals(204, answer.statusCode());
        assertEquals(
                ALLOWED,
                answer.headers().firstValue("Access-Control-Allow-Origin").orElse(""));
        assertEquals(
                "Content-Type",
                answer.headers().firstValue("Access-Control-Allow-Headers").orElse(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?key=", "?key=wrong"})
    void withoutTheSiteKeyThereIsNothing(String query) throws Exception {
        HttpResponse<String> answer = send(
                HttpRequest.newBuilder(mat.at("api/website/products" + query)).GET());

        assertEquals(403, answer.statusCode());
        assertEquals(
                "application/problem+json",
                answer.headers().firstValue("Content-Type").orElse(""));
        assertEquals(403, json(answer).get("status").getAsInt());
    }

    @ParameterizedTest
    @ValueSource(strings = {"api/website;x/contacts", "api/website;/contacts", "api/website;x=y/inquiries"})
    void noSpellingOfTheAddressGoesWithoutTheSiteKey(String path) throws Exception {
        HttpResponse<String> answer = send(json(HttpRequest.newBuilder(mat.at(path)), form("forged", "Vorbei")));

        assertEquals(403, answer.statusCode());
        assertEquals(0, count("select count(*) from inquiry where message = 'Vorbei'"));
    }

    @Test
    void whatMustBeCorrectedIsNamed() throws Exception {
        HttpResponse<String> answer = post("inquiries", "{\"email\":\"ana\",\"message\":\"\",\"name\":17}");

        assertEquals(422, answer.statusCode());
        JsonObject problems = json(answer).getAsJsonObject("problems");
        assertEquals("NO_ADDRESS", problems.get("email").getAsString());
        assertEquals("MISSING", problems.get("message").getAsString());
        assertEquals(2, problems.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "{", "<form/>", "{\"a\":\"\\ud800\""})
    void whatIsNoFormIsAProblem(String body) throws Exception {
        assertEquals(400, post("contacts", body).statusCode());
    }

    @Test
    void whatIsNestedTooDeeplyIsNoForm() throws Exception {
        HttpResponse<String> answer =
                send(json(request("contacts", "").header("Origin", ALLOWED), "{\"a\":" + "[".repeat(40_000)));

        assertEquals(400, answer.statusCode());
        assertEquals(
                ALLOWED,
                answer.headers().firstValue("Access-Control-Allow-Origin").orElse(""));
    }

    @Test
    void whatTheInterfaceDoesNotHaveIsAProblemToo() throws Exception {
        assertEquals(404, get("nothing", "").statusCode());
        assertEquals(400, get("products", "&page=0").statusCode());
        assertEquals(400, get("form", "&form=other").statusCode());
        assertEquals(
                415,
                send(request("contacts", "")
                                .header("Content-Type", "text/plain")
                                .POST(HttpRequest.BodyPublishers.ofString("{}")))
                        .statusCode());
        assertFalse(get("nothing", "").body().contains("<html"));
    }

    /** PostgreSQL refuses NUL. */
    @Test
    void aNulIsNoReasonToFail() throws Exception {
        assertEquals(200, get("products", "&category=%00").statusCode());
        assertEquals(
                200, get("form", "&form=inquiry&product=MM-1001%00&language=de").statusCode());
        assertEquals(
                404,
                send(HttpRequest.newBuilder(mat.at("web/offer.xhtml?number=%00"))
                                .GET())
                        .statusCode());
        String body = form(typedToken(), "Mit Null").replace("MM-1001", "A\\u0000");
        int number = json(post("inquiries", body)).get("number").getAsInt();
        assertEquals(1, count("select count(*) from inquiry where state = 'SPAM' and id = " + number));
    }

    @Test
    void aFormIsDescribedInItsLanguage() throws Exception {
        JsonObject german = json(get("form", "&form=inquiry&product=MM-1001&language=de"));
        JsonObject english = json(get("form", "&form=contact&language=en"));

        assertEquals("Verschließmaschine UV 100", german.get("product").getAsString());
        assertEquals(
                "Anfrage stellen", german.getAsJsonObject("texts").get("title").getAsString());
        assertEquals("Contact", english.getAsJsonObject("texts").get("title").getAsString());
        assertEquals("Muster Maschinen GmbH", english.get("dealer").getAsString());
    }

    @Test
    void theSameFormSentAtTheSameMomentIsOneInquiry() throws Exception {
        String body = form(typedToken(), "Zweimal gedrückt");

        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            answers.add(client.sendAsync(
                    json(request("inquiries", ""), body).build(), HttpResponse.BodyHandlers.ofString()));
        }
        Set<Integer> numbers = new HashSet<>();
        for (CompletableFuture<HttpResponse<String>> answer : answers) {
            assertEquals(201, answer.get(20, TimeUnit.SECONDS).statusCode());
            numbers.add(json(answer.get()).get("number").getAsInt());
        }

        assertEquals(1, numbers.size());
        assertEquals(1, count("select count(*) from inquiry where message = 'Zweimal gedrückt'"));
        assertEquals(
                1,
                count(
                        "select count(*) from notification n join inquiry i on n.inquiry_id = i.id where i.message = 'Zweimal gedrückt'"));
    }

    /** On the desk at once, whatever is the matter with the mail; told of it as soon as that works. */
    @Test
    void theOfficeHearsOfItOnceThereIsAnAccountAndItsServerIsBack() throws Exception {
        int number = json(post("contacts", form(typedToken(), "Ohne Konto")))
                .get("number")
                .getAsInt();
        assertEquals(1, count("select count(*) from inquiry where state = 'NEW' and id = " + number));
        assertEquals(1, count("select count(*) from notification where submitted is null and inquiry_id = " + number));

        int port = Ports.free();
        try (TestDatabase database = TestDatabase.on(mat.database())) {
            new AccountBooks(database, FOLDER.resolve("data")).sendThrough(port, RunningMat.MAIL_ADDRESS, null);
        }
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> count("select count(*) from delivery where tries > 0 or failure_cause is not null"
                                + " or exists (select 1 from delivery_pause)")
                        > 0);
        GreenMail server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try {
            Awaitility.await().atMost(Duration.ofMinutes(3)).until(() -> server.getReceivedMessages().length > 0);
            MimeMessage mail = server.getReceivedMessages()[0];
            assertEquals(RunningMat.MAIL_ADDRESS, mail.getAllRecipients()[0].toString());
            assertEquals("ana@example.com", mail.getReplyTo()[0].toString());
        } finally {
            server.stop();
        }
    }

    /** The developer of the dealer's website has no login. */
    @Test
    void theServerDescribesTheInterfaceToEverybodyAndNothingElse() throws Exception {
        HttpResponse<String> answer =
                send(HttpRequest.newBuilder(mat.at("openapi?format=JSON")).GET());

        assertEquals(200, answer.statusCode());
        Set<String> paths = json(answer).getAsJsonObject("paths").keySet();
        assertEquals(
                Set.of("/api/website/form", "/api/website/inquiries", "/api/website/contacts", "/api/website/products"),
                paths);
        assertTrue(answer.headers().firstValue("Set-Cookie").isEmpty());
    }

    @Test
    void whatFailsBehindTheInterfaceIsAProblemThatABrowserMayRead() throws Exception {
        update("alter table product rename to product_away");
        try {
            HttpResponse<String> answer =
                    send(request("products", "").header("Origin", ALLOWED).GET());

            assertEquals(500, answer.statusCode());
            assertEquals(
                    "application/problem+json",
                    answer.headers().firstValue("Content-Type").orElse(""));
            assertEquals(
                    ALLOWED,
                    answer.headers().firstValue("Access-Control-Allow-Origin").orElse(""));
            assertEquals("Failed", json(answer).get("title").getAsString());
            assertFalse(answer.body().contains("product_away") || answer.body().contains("Exception"), answer.body());
        } finally {
            update("alter table product_away rename to product");
        }
        assertEquals(200, get("products", "").statusCode());
    }

    @Test
    void aFormOfAMachineIsStoredAsSpam() throws Exception {
        int number = json(post("contacts", form("forged", "Ohne Formular")))
                .get("number")
                .getAsInt();

        assertEquals(1, count("select count(*) from inquiry where state = 'SPAM' and id = " + number));
        assertEquals(0, count("select count(*) from notification where inquiry_id = " + number));
    }

    /** Two seconds at least: a form that is sent faster is a machine's. */
    private String typedToken() throws Exception {
        String token = json(get("form", "&form=inquiry")).get("token").getAsString();
        long shown = System.nanoTime();
        Awaitility.await()
                .atMost(Duration.ofSeconds(TYPING_SECONDS + 5))
                .until(() -> System.nanoTime() - shown > TimeUnit.SECONDS.toNanos(TYPING_SECONDS));
        return token;
    }

    private static String form(String token, String message) {
        JsonObject form = new JsonObject();
        form.addProperty("token", token);
        form.addProperty("product", "MM-1001");
        form.addProperty("name", "Ana Beispiel");
        form.addProperty("email", "ana@example.com");
        form.addProperty("message", message);
        return form.toString();
    }

    private HttpResponse<String> get(String path, String query) throws Exception {
        return send(request(path, query).GET());
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return send(json(request(path, ""), body));
    }

    private static HttpRequest.Builder json(HttpRequest.Builder request, String body) {
        return request.header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private static HttpRequest.Builder request(String path, String query) {
        return HttpRequest.newBuilder(mat.at("api/website/" + path + "?key="
                + URLEncoder.encode(DemoWebsite.SITE_KEY, StandardCharsets.UTF_8) + query));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static JsonObject json(HttpResponse<String> answer) {
        return JsonParser.parseString(answer.body()).getAsJsonObject();
    }

    private static void update(String command) throws SQLException {
        try (Connection connection = mat.database().getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(command);
        }
    }

    private static int count(String query) throws SQLException {
        try (Connection connection = mat.database().getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getInt(1);
        }
    }
}
