package de.mat.demo;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** The mails of the trading platform in the demo's mailbox, the oldest first: single inquiries, two digests, an answer, a broken one. */
public enum DemoPlatformMail {
    BAND_SAW_SWEDISH(
            Layout.TEXT,
            Duration.ofDays(8),
            "Förfrågan om Provsåg BS 400",
            DemoInquiry.of(
                    DemoLanguage.SV,
                    "Exempel Mekaniska AB | Lars Exempel | 411 01 Göteborg | Sverige | +46 31 390 06 00"
                            + " | sv4we5xy6za7b | Metallbearbetning - Bandsågar | Provsåg BS 400",
                    "Hej,\n\när maskinen fortfarande till salu? Vad kostar frakten till Göteborg?\n\nMed vänlig hälsning\nLars Exempel")),
    /** A text without any label. */
    BAND_SAW_GERMAN(
            Layout.FREE,
            Duration.ofDays(6),
            "Frage zur Bandsäge",
            DemoInquiry.of(DemoLanguage.DE, "- | Jürgen Größler | - | - | -" + " | qw8er7ty6ui5o | - | -", """
                    Grüß Gott,

                    ist die Bandsäge mit dem grünen Gehäuse noch verfügbar? Wir würden sie nächste Woche gern
                    besichtigen. Was wäre Ihr äußerster Preis bei Abholung?

                    Schöne Grüße
                    Jürgen Größler""")),
    MILLING_MACHINE(
            Layout.HTML_ROWS,
            Duration.ofDays(5),
            "Zapytanie o Wzorfrez F 5",
            DemoInquiry.of(
                    DemoLanguage.PL,
                    "Przykład Obróbka Sp. z o.o. | Jan Przykładowy | 00-001 Warszawa | Polska | +48 22 000 00 01, +48 500 000 002"
                            + " | pl1ab2cd3ef4g | Obróbka metalu - Frezarki | Wzorfrez F 5",
                    "Dzień dobry,\nproszę o zdjęcia wrzeciona i informację o gwarancji.\nCena: 18000 EUR?\n\nPozdrawiam")),
    DIGEST_OF_THREE(
            Layout.DIGEST,
            Duration.ofDays(4).plusHours(3),
            "Kategorie-Anfragen (3 Nachrichten)",
            DemoInquiry.of(
                    DemoLanguage.DE,
                    "Probna Radionica d.o.o. | Horvat Probni | 24300 | Kroatien | +385 1 0000 111, +385 1 0000 112"
                            + " | kl4mn3op2qr1s | Metallbearbeitung - Drehmaschinen | -",
                    "Tražimo rabljenu tokarilicu.\nPreis: 5000\n\nHvala lijepa"),
            DemoInquiry.of(
                    DemoLanguage.DE,
                    "Atelier d'Essai SARL | Marie Dupont-Essai | 69000 Lyon | Frankreich | +33 1 99 00 12 34"
                            + " | fr7gh8ij9kl0m | Holzbearbeitung - Hobelmaschinen | Raboteuse 500 mm",
                    "Bonjour,\n\nnous cherchons une raboteuse d'occasion en bon état."),
            DemoInquiry.of(
                    DemoLanguage.DE,
                    "Voorbeeld Verpakking B.V. | Pieter Voorbeeld | Utrecht | Niederlande | +31 30 000 0000"
                            + " | nl2no3pq4rs5t | Verpackungsmaschinen - Palettierer | -",
                    "Goedemiddag, wij zoeken een palletiseermachine voor dozen tot 20 kg.")),
    PANEL_SAW(
            Layout.TEXT,
            Duration.ofDays(3).plusHours(6),
            "Richiesta per Campione SP 3200",
            DemoInquiry.of(
                    DemoLanguage.IT,
                    "Falegnameria Esempio S.r.l. | Giulia Esempio | 20100 Milano | Italia | +39 02 0000 0001"
                            + " | it6uv7wx8yz9a | Lavorazione del legno - Seghe per pannelli | Campione SP 3200",
                    "Buongiorno,\n\nla sega è ancora disponibile? Serve anche l'aspirazione.\n\nCordiali saluti\nGiulia Esempio")),
    DIGEST_OF_TWO(
            Layout.DIGEST,
            Duration.ofDays(2),
            "Kategorie-Anfragen (2 Nachrichten)",
            DemoInquiry.of(
                    DemoLanguage.DE,
                    "Beispiel Landtechnik KG | Sabine Beispiel | 20121 Musterstadt | Deutschland | 030 23125 021"
                            + " | de3bc4de5fg6h | Landtechnik - Ballenpressen | -",
                    "Guten Tag,\n\nwir suchen eine Ballenpresse bis Baujahr 2018.\n\nFirma und Lieferung bitte angeben."),
            DemoInquiry.of(
                    DemoLanguage.DE,
                    "Sample Plastics Ltd. | Jane Sample | Sampletown | Großbritannien | +44 1632 960044"
                            + " | en1op2qr3st4u | Kunststoffmaschinen - Spritzgießmaschinen | Injection moulding machine 100 t",
                    "Hello,\n\nwe are looking for a used machine with robot.")),
    EDGE_BANDER(
            Layout.HTML_LINES,
            Duration.ofDays(1),
            "Neue Anfrage: Kantenanleimmaschine",
            DemoInquiry.of(
                    DemoLanguage.DE,
                    "Tischlerei Mustermann & Söhne | Erika Mustermann | 10115 Berlin | Deutschland | 030 23125 014"
                            + " | tu6vw5xy4za3b | Holzbearbeitung - Kantenanleimmaschinen | Kantenanleimmaschine Muster K 20",
                    "Sehr geehrte Damen und Herren,\n"
                            + "wir suchen eine Maschine für 3 mm ABS. Können Sie uns ein Angebot mit Lieferung machen?\n"
                            + "Mit freundlichen Grüßen\nErika Mustermann")),
    /** A mail that went round in circles until its headers were more than anybody reads. */
    BROKEN(
            Layout.BROKEN,
            Duration.ofHours(22),
            "Anfrage zu Endlosband 7",
            DemoInquiry.of(DemoLanguage.DE, "- | Max Kreisel | - | - | -" + " | kr3is4el5kr6i | - | -", "Guten Tag")),
    TELEHANDLER(
            Layout.HTML_ROWS,
            Duration.ofHours(11),
            "Consulta sobre Modelo TH 70",
            DemoInquiry.of(
                    DemoLanguage.ES,
                    "Construcciones Ejemplo S.L. | Carmen Ejemplo | 46000 Valencia | España | +34 600 000 000"
                            + " | es5qr6st7uv8w | Maquinaria de construcción - Manipuladores telescópicos | Modelo TH 70",
                    "Buenos días,\n\n¿cuántas horas tiene la máquina?\nTeléfono: mejor por la mañana.\n\nSaludos")),
    FORKLIFT(
            Layout.HTML_LINES,
            Duration.ofHours(8),
            "Aanvraag over Modelstapelaar 25",
            DemoInquiry.of(
                    DemoLanguage.NL,
                    "Proef Logistiek B.V. | Sanne Proef | 3011 AA Rotterdam | Nederland | +31 10 000 0001"
                            + " | nl8xy9za0bc1d | Intern transport - Heftrucks | Modelstapelaar 25",
                    "Goedendag,\n\nis de heftruck gekeurd? Wij kunnen hem morgen komen bekijken.\n\nSanne Proef")),
    PRESS(
            Layout.TEXT,
            Duration.ofHours(5),
            "Inquiry about Exempla Press 250",
            DemoInquiry.of(
                    DemoLanguage.EN,
                    "Sample Forge Ltd. | John Sample | AB1 2CD Sampletown | United Kingdom | +44 1632 960001"
                            + " | cd9ef8gh7ij6k | Metalworking - Presses | Exempla Press 250",
                    "Hello,\n\nis this press still available? Please send photos and the year of make.\n"
                            + "Price: what is your best offer?\n\nKind regards\nJohn")),
    COMPRESSOR(
            Layout.HTML_LINES,
            Duration.ofHours(2),
            "Demande concernant Modèle C 30",
            DemoInquiry.of(
                    DemoLanguage.FR,
                    "Mécanique Exemple SAS | Hélène Exemple | 31000 Toulouse | France | +33 1 99 00 56 78"
                            + " | fr4ef5gh6ij7k | Air comprimé - Compresseurs à vis | Modèle C 30",
                    "Bonjour,\n\nle compresseur a-t-il été révisé ? Merci d'indiquer le prix hors taxes.\n\nCordialement")),
    CAPPING_MACHINE(
            Layout.HTML_LINES,
            Duration.ofMinutes(40),
            "Anfrage zu Musterwerk UV 100",
            DemoInquiry.of(
                    DemoLanguage.DE,
                    "Muster Metall d.o.o. | Ana Beispiel | 10000 Zagreb | Kroatien | +385 1 0000 000"
                            + " | ab1cd2ef3gh4i | Verpackungsmaschinen - Verschließmaschinen | Musterwerk UV 100",
                    "Guten Tag,\n\nbitte nennen Sie mir Baujahr, Zustand und Preis der Maschine.\n"
                            + "Ist eine Besichtigung möglich?\n\nAna Beispiel")),
    /** The buyer of the press writes once more: no new inquiry. */
    ANSWER(
            Layout.ANSWER,
            Duration.ofMinutes(25),
            "Re: Inquiry about Exempla Press 250",
            DemoInquiry.of(
                    DemoLanguage.EN,
                    "- | John Sample | - | - | -" + " | cd9ef8gh7ij6k | - | -",
                    "Hello,\n\nthank you for the photos. We would like to see the press on Thursday.\n\nJohn"));

    private static final String DIGEST_SENDER = "Machineseeker <info@mail.machineseeker.com>";

    private enum Layout {
        TEXT,
        HTML_LINES,
        HTML_ROWS,
        FREE,
        DIGEST,
        ANSWER,
        BROKEN
    }

    /** More than MAT reads of one mail. */
    private static final int ENDLESS = 6_000;

    private final Layout layout;
    private final Duration before;
    private final String subject;
    private final List<DemoInquiry> inquiries;

    DemoPlatformMail(Layout layout, Duration before, String subject, DemoInquiry... inquiries) {
        this.layout = layout;
        this.before = before;
        this.subject = subject;
        this.inquiries = List.of(inquiries);
    }

    public String subject() {
        return subject;
    }

    /** What must be recognised; empty when the mail becomes no inquiry of its own. */
    public List<DemoInquiry> inquiries() {
        return layout == Layout.ANSWER || layout == Layout.BROKEN ? List.of() : inquiries;
    }

    /** Whether it holds wanted ads. */
    public boolean isDigest() {
        return layout == Layout.DIGEST;
    }

    /** Whether it has labels at all. */
    public boolean isLabelled() {
        return layout != Layout.FREE;
    }

    Instant date(Instant start) {
        return start.minus(before);
    }

    MimeMessage write(DemoMailWriter writer, Instant start) throws MessagingException {
        DemoInquiry first = inquiries.get(0);
        String sender = first.person() + " <" + first.address() + ">";
        Instant date = date(start);
        return switch (layout) {
            case TEXT -> writer.text(sender, subject, date, first.text());
            case HTML_LINES -> writer.html(sender, subject, date, first.htmlLines());
            case HTML_ROWS -> writer.html(sender, subject, date, first.htmlRows());
            case FREE -> writer.text(sender, subject, date, first.message());
            case DIGEST -> writer.html(DIGEST_SENDER, subject, date, digest());
            case ANSWER -> answer(writer.text(sender, subject, date, first.message()), start);
            case BROKEN -> broken(writer.text(sender, subject, date, first.message()));
        };
    }

    private String digest() {
        return "<p>Sie haben " + inquiries.size() + " neue Nachrichten zu Ihren Kategorien.</p>\n"
                + inquiries.stream().map(DemoInquiry::htmlRows).collect(Collectors.joining("\n<hr>\n"));
    }

    private static MimeMessage answer(MimeMessage mail, Instant start) throws MessagingException {
        mail.setHeader("In-Reply-To", DemoMailWriter.messageId(PRESS.date(start)));
        return mail;
    }

    private static MimeMessage broken(MimeMessage mail) throws MessagingException {
        for (int i = 0; i < ENDLESS; i++) {
            mail.addHeader("Received", "from relay.example by relay.example; round " + i);
        }
        return mail;
    }
}
