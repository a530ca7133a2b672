package de.mat.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.mat.mail.ReceivedMail;
import de.mat.mail.ReceivedMail.Address;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mails with several wanted ads: where one ends and the next one begins. */
class DigestTest {

    private static final Address INFO = new Address("Machineseeker", "info@mail.machineseeker.com");

    private static final String FIRST = """
            Firma: Muster Metall d.o.o.
            Name: Ana Beispiel
            Ort: 10000 Zagreb, Kroatien
            Mobil: +385 1 0000 000
            Festnetz: +385 1 0000 001
            E-Mail: buyer-ab1cd2ef3gh4i@channel.machineseeker.com
            Kategorie: Metallbearbeitung - Drehmaschinen
            Anfrage zu: Musterwerk UV 100
            Nachricht an Sie: Tražimo tokarilicu.

            Preis: 5000
            Name: Ana
            """;

    private static final String SECOND = """
            Firma: Beispiel AG
            Name: Max Muster
            Ort: 24300, Österreich
            E-Mail: buyer-kl4mn3op2qr1s@channel.machineseeker.com
            Kategorie: Holzbearbeitung - Kantenanleimmaschinen
            Nachricht an Sie: Wir suchen eine Maschine.
            """;

    private final Sender sender = ShippedSenders.of("info@mail.machineseeker.com");

    @Test
    void eachBlockIsAWantedAd() {
        List<RecognisedInquiry> inquiries = read("Sie haben 2 Nachrichten.\n\n" + FIRST + "\n" + SECOND);

        assertEquals(List.of("Muster Metall d.o.o.", "Beispiel AG"), companies(inquiries));
        assertEquals(
                "Tražimo tokarilicu.\n\nPreis: 5000\nName: Ana",
                inquiries.get(0).message());
        assertEquals("Wir suchen eine Maschine.", inquiries.get(1).message());
        assertEquals(Optional.of("24300"), inquiries.get(1).place());
        assertEquals(Optional.empty(), inquiries.get(1).machine());
        assertEquals(
                List.of("+385 1 0000 000", "+385 1 0000 001"), inquiries.get(0).phones());
        for (RecognisedInquiry inquiry : inquiries) {
            assertEquals(RecognisedInquiry.Type.WANTED_AD, inquiry.type());
            assertTrue(inquiry.complete());
        }
    }

    @Test
    void aBlockWithoutCompanyBeginsWhereAFieldComesAgain() {
        List<RecognisedInquiry> inquiries = read(FIRST + "\n" + SECOND.replace("Firma: Beispiel AG\n", ""));

        assertEquals(2, inquiries.size());
        assertEquals(Optional.empty(), inquiries.get(1).company());
        assertEquals(Optional.of("Max Muster"), inquiries.get(1).person());
        assertEquals(
                "Tražimo tokarilicu.\n\nPreis: 5000\nName: Ana",
                inquiries.get(0).message());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Firma: Ana d.o.o.",
                "Firma: Ana d.o.o.\nName: Ana\nMobil: +385 1 0000 002",
                "Ort: Zagreb",
                "Telefon: 1",
                "Nachricht: bitte anrufen"
            })
    void aMessageMayEndLikeABlockBegins(String signature) {
        List<RecognisedInquiry> inquiries = read(FIRST + signature + "\n\n" + SECOND);

        assertEquals(List.of("Muster Metall d.o.o.", "Beispiel AG"), companies(inquiries));
        assertTrue(
                inquiries.get(0).message().endsWith(signature), inquiries.get(0).message());
    }

    @Test
    void anEmptyCompanyBeginsABlockToo() {
        List<RecognisedInquiry> inquiries = read(FIRST + "\n" + SECOND.replace("Beispiel AG", ""));

        assertEquals(2, inquiries.size());
        assertEquals(Optional.empty(), inquiries.get(1).company());
    }

    @Test
    void aBlockWithoutMessageIsKeptWithItsWholeText() {
        String silent = SECOND.replace("Nachricht an Sie: Wir suchen eine Maschine.\n", "");

        List<RecognisedInquiry> inquiries = read(FIRST + "\n" + silent + "\n" + FIRST);

        assertEquals(3, inquiries.size());
        assertEquals(Optional.of("Beispiel AG"), inquiries.get(1).company());
        assertFalse(inquiries.get(1).complete());
        assertEquals(silent.strip(), inquiries.get(1).message());
        assertEquals(
                "Tražimo tokarilicu.\n\nPreis: 5000\nName: Ana",
                inquiries.get(0).message());
    }

    @Test
    void whatSeparatesTheBlocksBelongsToNone() {
        List<RecognisedInquiry> inquiries = read("Ihre Anfragen\n\nAnfrage 1 von 2\n----------\n" + FIRST
                + "\nAnfrage 2 von 2\n----------\n" + SECOND + "\n----------\nIhr Machineseeker-Team");

        assertEquals(
                "Tražimo tokarilicu.\n\nPreis: 5000\nName: Ana",
                inquiries.get(0).message());
        assertEquals("Wir suchen eine Maschine.", inquiries.get(1).message());
    }

    @Test
    void anAnswerGoesToTheBuyerNeverToThePlatform() {
        List<RecognisedInquiry> inquiries =
                read(FIRST + "\n" + SECOND.replace("buyer-kl4mn3op2qr1s@channel.machineseeker.com", ""));

        assertEquals(
                Optional.of(ReceivedMails.RELAY.address()), inquiries.get(0).answerAddress());
        assertEquals(Optional.empty(), inquiries.get(1).answerAddress());
    }

    @Test
    void labelsThatAreBoldAreTheOnlyOnesThatBeginABlock() {
        String block =
                "<p><b>Name:</b> %s<br><b>E-Mail:</b> %s<br><b>Kategorie:</b> x - y<br><b>Nachricht an Sie:</b> %s</p>";

        List<RecognisedInquiry> inquiries = readHtml(block.formatted(
                        "Ana",
                        "a@example.com",
                        "Hallo<br>Firma: Falsch<br>Name: Falsch<br>E-Mail: f@example.com<br>Kategorie: f<br>Nachricht an Sie: falsch")
                + block.formatted("Max", "m@example.com", "Guten Tag"));

        assertEquals(2, inquiries.size());
        assertTrue(inquiries.get(0).message().endsWith("Nachricht an Sie: falsch"));
        assertEquals(Optional.of("Max"), inquiries.get(1).person());
    }

    @Test
    void inTablesAMessageEndsWithItsCell() {
        String block = "<table><tr><td>Firma:</td><td>%s</td></tr><tr><td>Kategorie:</td><td>x - y</td></tr>"
                + "<tr><td>Nachricht an Sie:</td><td>Guten Tag<br><br>Firma: im Text<br>danke</td></tr></table><p>Jetzt antworten</p>";

        List<RecognisedInquiry> inquiries = readHtml(block.formatted("Eins") + block.formatted("Zwei"));

        assertEquals(List.of("Eins", "Zwei"), companies(inquiries));
        assertEquals("Guten Tag\n\nFirma: im Text\ndanke", inquiries.get(0).message());
        assertEquals("Guten Tag\n\nFirma: im Text\ndanke", inquiries.get(1).message());
    }

    @Test
    void withoutBlocksTheWholeTextIsOneWantedAd() {
        List<RecognisedInquiry> inquiries = read("Zur Zeit gibt es keine Gesuche.");

        assertEquals(1, inquiries.size());
        assertEquals(RecognisedInquiry.Type.WANTED_AD, inquiries.get(0).type());
        assertEquals(Optional.empty(), inquiries.get(0).answerAddress());
        assertEquals(Optional.empty(), inquiries.get(0).person());
        assertFalse(inquiries.get(0).complete());
    }

    @Test
    void aFloodOfLabelsIsReadInTime() {
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            assertEquals(
                    1,
                    read("Firma: x\nName: y\nNachricht an Sie: z\n".repeat(20_000))
                            .size());
            assertEquals(1, read("Telefon: 030 23125 001\n".repeat(20_000)).size());
            assertEquals(
                    1,
                    read("Name: x\nAnderes: y\n".repeat(20_000) + "Nachricht an Sie: z")
                            .size());
            readHtml("<table><tr><td>Firma:</td><td>x".repeat(3_000));
        });
    }

    private List<RecognisedInquiry> read(String text) {
        return PlatformReader.read(sender, mail(Optional.empty(), Optional.of(text)));
    }

    private List<RecognisedInquiry> readHtml(String html) {
        return PlatformReader.read(sender, mail(Optional.of(html), Optional.empty()));
    }

    private static ReceivedMail mail(Optional<String> html, Optional<String> text) {
        return ReceivedMails.of(INFO, List.of(), "Kategorie-Anfragen (2 Nachrichten)", List.of(), html, text);
    }

    private static List<String> companies(List<RecognisedInquiry> inquiries) {
        return inquiries.stream().map(inquiry -> inquiry.company().orElse("-")).toList();
    }
}
