package de.mat.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * A website of the dealer's that was there before MAT, of another origin and with styles of its own: it shows a form of MAT's by two
 * lines. Loopback only.
 */
public final class OtherWebsite implements AutoCloseable {

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="de">
            <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>Muster Maschinen seit 1958</title>
                <link rel="stylesheet" href="style.css">
                <script src="%1$sweb/forms.js" async></script>
            </head>
            <body>
                <header><p>Muster Maschinen</p><small>Familienbetrieb seit 1958</small></header>
                <main>
                    <h1>Die Maschine des Monats</h1>
                    <p>Unsere Verschließmaschine UV 100 von Musterwerk steht bei uns unter Strom. Fragen Sie uns gleich hier:</p>
                    <mat-form site-key="%2$s" form="inquiry" product="MM-1001"><a href="%1$sweb/offer.xhtml?number=MM-1001">Anfrage stellen</a></mat-form>
                    <h1>Kontakt</h1>
                    <mat-form site-key="%2$s" form="contact"><a href="%1$sweb/contact-form.xhtml">Schreiben Sie uns</a></mat-form>
                </main>
            </body>
            </html>
            """;

    /** Old and far-reaching, as such styles are. */
    private static final String STYLE = """
            body { margin: 0; background: #f4ead7; color: #4a2c12; font: 18px Georgia, serif; text-align: center; }
            header { padding: 28px; background: #6b3e1d; color: #fff3dc; }
            header p { margin: 0; font-size: 34px; }
            main { max-width: 760px; margin: 0 auto; padding: 12px 20px 60px; }
            h1, h2 { color: #6b3e1d; font-style: italic; }
            p, label { letter-spacing: 0.02em; }
            input, textarea, button { border: 5px dotted purple; background: yellow; }
            mat-form { margin: 20px auto; }
            """;

    private final HttpServer server;
    private final URI mat;

    private OtherWebsite(HttpServer server, URI mat) {
        this.server = server;
        this.mat = mat;
    }

    /**
     * Serves it.
     *
     * @param port 0 for any
     * @param mat where MAT is
     */
    public static OtherWebsite start(int port, URI mat) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        OtherWebsite website = new OtherWebsite(server, mat);
        server.createContext("/", website::page);
        server.createContext("/style.css", exchange -> answer(exchange, "text/css", STYLE));
        server.start();
        return website;
    }

    /** As browsers tell it. */
    public String origin() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** With a policy as careful websites have it: MAT's script and MAT's answers, and no style but the page's own. */
    private void page(HttpExchange exchange) throws IOException {
        String origin = mat.getScheme() + "://" + mat.getAuthority();
        exchange.getResponseHeaders()
                .add(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'self'; script-src " + origin + "; connect-src " + origin);
        answer(exchange, "text/html; charset=utf-8", PAGE.formatted(mat, DemoWebsite.SITE_KEY));
    }

    private static void answer(HttpExchange exchange, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
