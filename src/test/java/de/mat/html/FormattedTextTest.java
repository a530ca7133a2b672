package de.mat.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class FormattedTextTest {

    private static final FormattedText BODY = FormattedText.plain("Guten Tag,\r\n5 < 6 & \"7\"");

    @Test
    void staysPlainWithAPlainSignature() {
        assertEquals(
                FormattedText.plain("Guten Tag,\r\n5 < 6 & \"7\"\n\n-- \nMuster GmbH"),
                BODY.signedWith(FormattedText.plain("Muster GmbH")));
    }

    @Test
    void becomesFormattedWithAFormattedSignature() {
        FormattedText signed = BODY.signedWith(FormattedText.formatted("<b>Muster GmbH</b><script>x</script>"));

        assertEquals("Guten Tag,\r\n5 < 6 & \"7\"\n\n-- \nMuster GmbH", signed.text());
        assertEquals(
                Optional.of("<div>Guten Tag,<br />5 &lt; 6 &amp; &quot;7&quot;</div><br /><b>Muster GmbH</b>"),
                signed.html());
    }

    @Test
    void escapesAPlainSignatureUnderAFormattedText() {
        FormattedText signed = FormattedText.formatted("<p>Hallo</p>").signedWith(FormattedText.plain("<b>&\nX"));

        assertEquals(Optional.of("<p>Hallo</p><br /><div>&lt;b&gt;&amp;<br />X</div>"), signed.html());
    }

    @Test
    void needsNoSignature() {
        assertEquals(BODY, BODY.signedWith(FormattedText.plain(" ")));
        assertEquals(BODY, BODY.signedWith(FormattedText.formatted("<p><br></p>")));
    }

    @Test
    void keepsASignatureThatIsOnlyAPicture() {
        assertTrue(BODY.signedWith(FormattedText.formatted("<img src='https://example.com/x.png'>"))
                .html()
                .orElseThrow()
                .contains("<img"));
    }

    @Test
    void aFootStaysBelowTheSignature() {
        FormattedText letter =
                FormattedText.formatted("<p>Hallo</p>").withFoot(FormattedText.plain("Impressum & mehr"));

        FormattedText signed = letter.signedWith(FormattedText.plain("Muster GmbH"));
        assertEquals("Hallo\n\n-- \nMuster GmbHImpressum & mehr", signed.text());
        assertEquals("<p>Hallo</p><br /><div>Muster GmbH</div><div>Impressum &amp; mehr</div>", signed.asHtml());

        FormattedText unsigned = letter.signedWith(FormattedText.plain(""));
        assertEquals("HalloImpressum & mehr", unsigned.text());
        assertEquals("<p>Hallo</p><div>Impressum &amp; mehr</div>", unsigned.asHtml());
    }

    @Test
    void nobodyWritesAFoot() {
        FormattedText typed = FormattedText.formatted("<p>Hallo<!--foot--> &#31; Ende</p>");

        assertTrue(typed.signedWith(FormattedText.plain("Muster GmbH")).text().endsWith("-- \nMuster GmbH"));
        assertTrue(!typed.asHtml().contains("<!--foot-->"));
    }
}
