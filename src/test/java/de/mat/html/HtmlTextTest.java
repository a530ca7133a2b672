package de.mat.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "eins<br>zwei<br/>drei | eins¶zwei¶drei",
                "eins<br><br>zwei | eins¶¶zwei",
                "eins<br><br><br><br>zwei | eins¶¶zwei",
                "<div>eins</div><div>zwei</div> | eins¶zwei",
                "<div><div>eins</div></div><section>zwei</section> | eins¶zwei",
                "<p>eins</p><p>zwei</p> | eins¶¶zwei",
                "<b>Name:</b> Ana <i>Bei</i>spiel | Name: Ana Beispiel",
                "<span>E-</span><span>Mail</span> | E-Mail",
                "Gr&ouml;&szlig;e &amp; &lt;b&gt; &euro;&nbsp;5 | Größe & <b> € 5",
                "&amp;lt;b&amp;gt; | &lt;b&gt;",
                "<table><tr><td><b>Firma:</b></td><td>Muster GmbH</td></tr><tr><td>Name:</td><td>Ana</td></tr></table> | Firma: Muster GmbH¶Name: Ana",
                "<ul><li>eins</li><li>zwei</li></ul> | - eins¶- zwei",
                "<a href='https://www.example.com/a'>Lager</a> | Lager (https://www.example.com/a)",
                "<a href='https://www.example.com/'>www.example.com</a> | www.example.com",
                "<a href='https://example.com'>https://example.com/</a> | https://example.com/",
                "<a href='mailto:a@example.com'>a@example.com</a> | a@example.com",
                "<a href='mailto:a@example.com'>Ana </a>und | Ana (mailto:a@example.com)und",
                "<a href='javascript:alert(1)'>Text</a> | Text",
                "<a name='anker'>Text</a> | Text",
                "<a href='https://www.example.com/'><img src='x'></a> | ``",
                "<h1>Anfrage</h1>Text | Anfrage¶¶Text",
                "eins<hr>zwei | eins¶zwei",
                "<style>p{}</style><script>x()</script><title>t</title>Text | Text",
                "<head><title>t</title></head><body>Text</body> | Text",
                "vor<svg><text>x</text></svg>nach | vornach",
                "eins<!-- weg -->zwei | einszwei",
                "`` | ``",
                "nur Text | nur Text",
                "<p>offen<p>nochmal | offen¶¶nochmal"
            })
    void readsWhatAPersonReads(String html, String expected) {
        assertEquals(expected.replace('¶', '\n'), HtmlText.of(html));
    }

    @Test
    void takesAnySpaceForOne() {
        assertEquals("ein Wort noch eins", HtmlText.of("ein   Wort\r\n\tnoch\u00a0 eins"));
    }

    @Test
    void keepsLinesOfPreformattedText() {
        assertEquals("a\n  b\n\nc", HtmlText.of("<pre>a\n  b</pre>c"));
    }

    @Test
    void endsQuicklyOnDeepAndLongHtml() {
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            assertEquals("x", HtmlText.of("<div>".repeat(100_000) + "x"));
            assertFalse(HtmlText.of("<a href='https://example.com/'>".repeat(20_000) + "x")
                    .isEmpty());
            assertFalse(HtmlText.of("<table><tr><td>x".repeat(5_000)).isEmpty());
        });
    }
}
