package de.mat.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.mat.mail.ReceivedMail;
import de.mat.mail.ReceivedMail.Address;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a mail with one inquiry tells beyond its plain fields, and what it must not be taken for. */
class SingleMailTest {

    private static final String BLOCK = """
            Firma: Muster Metall d.o.o.
            Name: Ana Beispiel
            E-Mail: buyer-ab1cd2ef3gh4i@channel.machineseeker.com
            Anfrage zu: Musterwerk UV 100
            Nachricht an Sie: Guten Tag,

            haben Sie die Maschine noch, und was kostet der Transport nach Wien?
            """;

    private final Sender sender = ShippedSenders.of("*@channel.machineseeker.com");

    @Test
    void anAnswerIsNotReadByTheLabelsThatItQuotes() {
        for (ReceivedMail answer : List.of(
                ReceivedMails.text("AW: Anfrage", "Ja, gern.\n\n" + BLOCK),
                ReceivedMails.text("Re[2]: Anfrage", "Ja, gern.\n\n" + BLOCK),
                ReceivedMails.of(
                        ReceivedMails.RELAY,
                        List.of(),
                        "Anfrage",
                        List.of("<mat-1@example.com>"),
                        Optional.empty(),
                        Optional.of("Ja, gern.\n\n" + BLOCK)))) {
            RecognisedInquiry inquiry = read(answer);

            assertTrue(inquiry.message().startsWith("Ja, gern."), inquiry.message());
            assertEquals(Optional.empty(), inquiry.company());
            assertEquals(Optional.empty(), inquiry.language());
        }
    }

    @Test
    void readsThePlatformsNumber() {
        assertEquals(
                Optional.of("A-1234567"),
                readText("Anfrage-Nr.: A-1234567\n" + BLOCK).externalNumber());
        assertEquals(
                Optional.of("20931"),
                readText("Inserat-Nr.: #20931\nName: Max\nNachricht an Sie: x").externalNumber());
        assertEquals(
                Optional.of("7654321"),
                read(ReceivedMails.text("Anfrage zu Ihrem Inserat (Inserats-Nr. 7654321)", BLOCK))
                        .externalNumber());
        assertEquals(
                Optional.of("20931"),
                read(ReceivedMails.text("Listing ID 20931", "Hello")).externalNumber());
    }

    @Test
    void aNumberThatMayBeAnotherThingIsNone() {
        assertEquals(
                Optional.empty(),
                readText("Inserat-Nr.: siehe unten\nName: Max\nNachricht an Sie: x")
                        .externalNumber());
        assertEquals(
                Optional.empty(),
                read(ReceivedMails.text("Inserat-Nr. 1234 und Inserat-Nr. 5678", BLOCK))
                        .externalNumber());
        assertEquals(
                Optional.empty(),
                read(ReceivedMails.text("Anfrage zu Musterwerk UV 1000", BLOCK)).externalNumber());
    }

    @Test
    void theNumberOfTheInquiryComesBeforeThatOfTheMachine() {
        RecognisedInquiry inquiry = readText("Name: Max\nInserat-Nr.: 20931\nAnfrage-Nr.: A-1\nNachricht an Sie: x");

        assertEquals(Optional.of("A-1"), inquiry.externalNumber());
    }

    @Test
    void aCountryMayStandAlone() {
        RecognisedInquiry inquiry = readText("Name: Max\nOrt: 24300, Subotica\nLand: Serbien\nNachricht an Sie: x");

        assertEquals(Optional.of("24300, Subotica"), inquiry.place());
        assertEquals(Optional.of("Serbien"), inquiry.country());
    }

    @Test
    void theLabelsOfAMailAreThoseOfOneLanguage() {
        RecognisedInquiry inquiry = readText("""
                Namn: Åsa Exempel
                Ort: Göteborg, Schweden
                Company: kein schwedisches Wort
                E-post: buyer-ab1cd2ef3gh4i@channel.machineseeker.com
                Kategori: Metall - Svarvar
                Meddelande till dig: Hej, finns maskinen kvar?
                Message: så skriver ingen plattform
                """);

        assertEquals(Optional.of("Åsa Exempel"), inquiry.person());
        assertEquals(Optional.empty(), inquiry.company());
        assertEquals(List.of("Company: kein schwedisches Wort"), inquiry.further());
        assertTrue(inquiry.message().endsWith("Message: så skriver ingen plattform"), inquiry.message());
    }

    @Test
    void tellsTheLanguageOfTheMessageNotOfTheLabels() {
        assertEquals(Optional.of("de"), readText(BLOCK).language());
        assertEquals(
                Optional.of("hr"),
                readText("Name: Ana\nNachricht an Sie: Poštovani, je li stroj još dostupan i koja je cijena?")
                        .language());
    }

    @Test
    void readsAValueThatIsWrapped() {
        RecognisedInquiry inquiry =
                readText("Name: Max\nAnfrage zu: Verpackungsmaschine Musterwerk UV 100 mit Zubehör und\n"
                        + "Ersatzteilen\nNachricht an Sie: x");

        assertEquals(
                Optional.of("Verpackungsmaschine Musterwerk UV 100 mit Zubehör und Ersatzteilen"), inquiry.machine());
    }

    @Test
    void aLinkIsKeptInTheMessageAndLeftOutOfAName() {
        RecognisedInquiry inquiry = read(ReceivedMails.html(
                "Anfrage",
                "<b>Firma:</b> <a href='https://example.com/x'>Muster GmbH</a><br><b>Mobil:</b> <a href='tel:+385'>+385 1 0000 000</a>"
                        + "<br><b>E-Mail:</b> <a href='mailto:max@example.com?subject=x'>Antworten</a><br>"
                        + "<b>Nachricht an Sie:</b> Siehe <a href='https://example.com/bild'>Bild</a>"));

        assertEquals(Optional.of("Muster GmbH"), inquiry.company());
        assertEquals(List.of("+385 1 0000 000"), inquiry.phones());
        assertEquals(Optional.of("max@example.com"), inquiry.answerAddress());
        assertEquals("Siehe Bild (https://example.com/bild)", inquiry.message());
    }

    @Test
    void anAddressThatLeadsElsewhereIsNone() {
        RecognisedInquiry inquiry = read(ReceivedMails.html(
                "Anfrage",
                "<b>Name:</b> Max<br><b>E-Mail:</b> <a href='mailto:other@example.net'>max@example.com</a><br>"
                        + "<b>Nachricht an Sie:</b> x"));

        assertEquals(Optional.of(ReceivedMails.RELAY.address()), inquiry.answerAddress());
        assertEquals(List.of("E-Mail: max@example.com"), inquiry.further());
    }

    @Test
    void marksOfOurOwnInAMailMeanNothing() {
        RecognisedInquiry inquiry = read(ReceivedMails.html(
                "Anfrage",
                "<table><tr><td>Name:</td><td>Max&#xE002;</td></tr></table>&#xE000;Nachricht an Sie: x\uE004"));

        assertEquals(Optional.of("Max"), inquiry.person());
        assertEquals("x", inquiry.message());
    }

    @Test
    void aPlatformThatWritesFromItsOwnAddressIsNotTheOneWhoAsks() {
        Sender platform = new Sender(
                sender.platform(), new SenderPattern("noreply@boerse.example.com"), Optional.empty(), Layout.TEXT);
        Address from = new Address("Ana über die Börse", "noreply@boerse.example.com");

        RecognisedInquiry silent = PlatformReader.read(
                        platform,
                        ReceivedMails.of(from, List.of(), "Anfrage", List.of(), Optional.empty(), Optional.of("Hallo")))
                .get(0);
        RecognisedInquiry answerable = PlatformReader.read(
                        platform,
                        ReceivedMails.of(
                                from,
                                List.of(new Address("", "ana@example.net")),
                                "Anfrage",
                                List.of(),
                                Optional.empty(),
                                Optional.of("Hallo")))
                .get(0);

        assertEquals(Optional.empty(), silent.person());
        assertEquals(Optional.empty(), silent.answerAddress());
        assertEquals(Optional.of("ana@example.net"), answerable.answerAddress());
    }

    @Test
    void aTextIsNotReadByLabels() {
        Sender text = new Sender(sender.platform(), sender.pattern(), Optional.empty(), Layout.TEXT);

        RecognisedInquiry inquiry =
                PlatformReader.read(text, ReceivedMails.text("Anfrage", BLOCK)).get(0);

        assertEquals(Optional.empty(), inquiry.company());
        assertEquals(BLOCK.strip(), inquiry.message());
        assertFalse(inquiry.complete());
    }

    @Test
    void labelsWithoutAMessageAreReadAndTheWholeTextIsKept() {
        RecognisedInquiry inquiry = readText(
                "Sie haben eine neue Anfrage.\n\nName: Max\nOrt: Wien, Österreich\nKategorie: Metall - Pressen\n");

        assertEquals(Optional.of("Max"), inquiry.person());
        assertEquals(Optional.of("Österreich"), inquiry.country());
        assertTrue(inquiry.message().contains("Kategorie: Metall - Pressen"), inquiry.message());
        assertFalse(inquiry.complete());
    }

    private RecognisedInquiry read(ReceivedMail mail) {
        List<RecognisedInquiry> inquiries = PlatformReader.read(sender, mail);
        assertEquals(1, inquiries.size());
        return inquiries.get(0);
    }

    private RecognisedInquiry readText(String text) {
        return read(ReceivedMails.text("Anfrage", text));
    }
}
