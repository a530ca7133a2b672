package de.mat.testing;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URL;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Somebody with a browser that runs no scripts: keeps cookies, sends the forms of the page it is on, follows no redirect by itself.
 */
public final class Visitor {

    /** What came back. */
    public record Answer(int status, String location, String body, Map<String, List<String>> headers) {

        /** The page as a tree. */
        public Document page() {
            return Jsoup.parse(body);
        }
    }

    private final URI base;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final List<String> headers = new ArrayList<>();
    private Answer answer;

    /** Comes to this server for the first time. */
    public Visitor(URL server) {
        base = URI.create(server.toString());
    }

    /** Sends this header from now on. */
    public Visitor with(String header, String value) {
        headers.add(header);
        headers.add(value);
        return this;
    }

    /** Sends none of its own headers any more. */
    public Visitor withoutHeaders() {
        headers.clear();
        return this;
    }

    /** Comes back as if the browser had been cleaned; the page stays open. */
    public void forgetCookies() {
        cookies.getCookieStore().removeAll();
    }

    /** Signs in by the form of the login page. */
    public Visitor signIn(String userName, String password) {
        get("/login.xhtml");
        return send("form", "login", Map.of("userName", userName, "password", password));
    }

    /** Signs in as one of the users of the tests. */
    public Visitor signIn(TestUser user) {
        return signIn(user.userName(), TestUser.PASSWORD);
    }

    public Visitor get(String path) {
        return exchange(request(path).GET());
    }

    /** Presses a button of a form of the page that was shown last; fields are named without the form's id. */
    public Visitor send(String form, String button, Map<String, String> fields) {
        Element element = Optional.ofNullable(answer.page().getElementById(form))
                .orElseThrow(() -> new IllegalStateException("No form " + form + " on the page: " + answer));
        List<String> body = new ArrayList<>();
        for (Element hidden : element.select("input[type=hidden]")) {
            body.add(pair(hidden.attr("name"), hidden.attr("value")));
        }
        body.add(pair(form + ":" + button, ""));
        fields.forEach((name, value) -> body.add(pair(form + ":" + name, value)));
        return post(element.attr("action"), String.join("&", body));
    }

    /** Sends a body as a form does. */
    public Visitor post(String path, String body) {
        return exchange(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Sends a text as a file of a form. */
    public Visitor upload(String path, String field, String content) {
        String body = "--part\r\nContent-Disposition: form-data; name=\"" + field + "\"; filename=\"a.eml\"\r\n\r\n"
                + content + "\r\n--part--\r\n";
        return exchange(request(path)
                .header("Content-Type", "multipart/form-data; boundary=part")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Sends something by any method. */
    public Visitor request(String method, String path) {
        return exchange(request(path).method(method, HttpRequest.BodyPublishers.noBody()));
    }

    /** Goes where the last answer sent it, to the end. */
    public Visitor follow() {
        for (int i = 0; i < 5 && !answer.location().isEmpty(); i++) {
            get(answer.location());
        }
        return this;
    }

    /** What came back last. */
    public Answer answer() {
        return answer;
    }

    /** The status of the last answer, and where it sends one: {@code "302 /login.xhtml"}. */
    public String outcome() {
        return (answer.status() + " " + answer.location()).strip();
    }

    /** What the page says to its reader, besides its fixed text. */
    public String message() {
        return answer.page().select(".notice[role], .ui-message span[class$=detail]").stream()
                .map(Element::text)
                .collect(Collectors.joining(" | "));
    }

    /** The id of the session; empty without one. */
    public Optional<String> session() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("JSESSIONID"))
                .map(HttpCookie::getValue)
                .findFirst();
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path));
        if (!headers.isEmpty()) {
            request.headers(headers.toArray(String[]::new));
        }
        return request;
    }

    private Visitor exchange(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            answer = new Answer(
                    response.statusCode(),
                    response.headers()
                            .firstValue("Location")
                            .map(this::withoutServer)
                            .orElse(""),
                    response.body(),
                    response.headers().map());
        } catch (IOException e) {
            throw new IllegalStateException("The server does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return this;
    }

    private String withoutServer(String location) {
        URI address = base.relativize(URI.create(location));
        return address.isAbsolute() ? address.toString() : "/" + address;
    }

    private static String pair(String name, String value) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8) + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
