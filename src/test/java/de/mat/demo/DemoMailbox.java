package de.mat.demo;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;

/**
 * What lies in the mailbox of the demo: five inquiries of a trading platform and five private mails, all of invented people.
 * Two of the private ones only look like the platform's.
 *
 * <p>The mails are the same, byte by byte, for the same {@code start}. A mail server that forgets its mails (as the demo's does)
 * must be filled with those of the first start again, else they are new mails to whoever compares them.
 */
public final class DemoMailbox {

    /** The subjects of the five inquiries, the newest first. */
    public static final List<String> INQUIRY_SUBJECTS = List.of(
            "Anfrage zu Musterwerk UV 100",
            "Inquiry about Exempla Press 250",
            "Neue Anfrage: Kantenanleimmaschine",
            "Kategorie-Anfragen (1 Nachricht)",
            "Frage zur Bandsäge");

    private static final String PLATFORM = "channel.machineseeker.com";
    private static final String START_FILE = "mailbox-start";

    private DemoMailbox() {}

    /** The moment of the first start with this folder, to the second: kept there in a file of one line. */
    public static Instant start(Path folder) throws IOException {
        Path file = folder.resolve(START_FILE);
        if (Files.exists(file)) {
            return Instant.parse(Files.readString(file).strip());
        }
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Files.createDirectories(folder);
        Files.writeString(file, now + System.lineSeparator());
        return now;
    }

    /**
     * The ten mails in the order of their dates, which lie before {@code start}; {@link MimeMessage#getSentDate} is also a
     * sensible date of arrival.
     *
     * @param recipient address of the mailbox
     */
    public static List<MimeMessage> mails(Session session, String recipient, Instant start) throws MessagingException {
        Writer writer = new Writer(session, recipient, start);
        return List.of(
                writer.text(
                        "Buchhaltung <buchhaltung@example.com>",
                        "Rechnung 4711",
                        Duration.ofDays(9),
                        "Guten Tag,\n\nim Anhang sollte die Rechnung sein.\n\nBuchhaltung"),
                bandSaw(writer),
                writer.text(
                        "Petra Privat <petra@example.org>",
                        "Grillen am Samstag",
                        Duration.ofDays(4),
                        "Hallo,\n\nbringt ihr Salat mit?\n\nPetra"),
                category(writer),
                edgeBander(writer),
                writer.text(
                        "\"Ana Beispiel buyer-zz9zz9zz9zz9z@" + PLATFORM + "\" <ana@example.net>",
                        "Anfrage zu Ihrem Angebot",
                        Duration.ofHours(20),
                        "Firma: Nicht von der Plattform\nName: Ana Beispiel\nNachricht an Sie: Diese Mail ist privat."),
                press(writer),
                writer.text(
                        "Machineseeker <x@" + PLATFORM + ".evil.example>",
                        "Ihre neue Anfrage",
                        Duration.ofHours(3),
                        "Firma: Falsche GmbH\nName: Falscher Name\nNachricht an Sie: Bitte hier klicken."),
                verpackung(writer),
                writer.text(
                        "Newsletter <news@example.net>",
                        "Unsere Angebote im Herbst",
                        Duration.ofMinutes(12),
                        "Alles muss raus."));
    }

    private static MimeMessage bandSaw(Writer writer) throws MessagingException {
        return writer.text(
                "Jürgen Größler <buyer-qw8er7ty6ui5o@" + PLATFORM + ">", "Frage zur Bandsäge", Duration.ofDays(6), """
                Grüß Gott,

                ist die Bandsäge mit dem grünen Gehäuse noch verfügbar? Wir würden sie nächste Woche gern
                besichtigen. Was wäre Ihr äußerster Preis bei Abholung?

                Schöne Grüße
                Jürgen Größler""");
    }

    private static MimeMessage category(Writer writer) throws MessagingException {
        return writer.html(
                "Machineseeker <buyer-kl4mn3op2qr1s@" + PLATFORM + ">",
                "Kategorie-Anfragen (1 Nachricht)",
                Duration.ofDays(2),
                """
                <html><body>
                <p>Sie haben 1 neue Nachricht zu Ihren Kategorien.</p>
                <table>
                <tr><td><b>Firma:</b></td><td>Probna Radionica d.o.o.</td></tr>
                <tr><td><b>Name:</b></td><td>Horvat Probni</td></tr>
                <tr><td><b>Ort:</b></td><td>24300, Kroatien</td></tr>
                <tr><td><b>Mobil:</b></td><td>+385 1 0000 111</td></tr>
                <tr><td><b>Festnetz:</b></td><td>+385 1 0000 112</td></tr>
                <tr><td><b>E-Mail:</b></td><td>buyer-kl4mn3op2qr1s@channel.machineseeker.com</td></tr>
                <tr><td><b>Kategorie:</b></td><td>Metallbearbeitung - Drehmaschinen</td></tr>
                <tr><td><b>Nachricht an Sie:</b></td><td>Tražimo rabljenu tokarilicu.<br>Preis: 5000<br><br>Hvala lijepa</td></tr>
                </table>
                </body></html>""");
    }

    private static MimeMessage edgeBander(Writer writer) throws MessagingException {
        return writer.html(
                "Erika Mustermann <buyer-tu6vw5xy4za3b@" + PLATFORM + ">",
                "Neue Anfrage: Kantenanleimmaschine",
                Duration.ofDays(1),
                """
                <html><body>
                <div><b>Firma:</b> Tischlerei Mustermann &amp; S&ouml;hne</div>
                <div><b>Name:</b> Erika Mustermann</div>
                <div><b>Ort:</b> 10115 Berlin, Deutschland</div>
                <div><b>Telefon:</b> 030 23125 014</div>
                <div><b>E-Mail:</b> <a href="mailto:buyer-tu6vw5xy4za3b@channel.machineseeker.com">buyer-tu6vw5xy4za3b@channel.machineseeker.com</a></div>
                <div><b>Kategorie:</b> Holzbearbeitung - Kantenanleimmaschinen</div>
                <div><b>Anfrage zu:</b> Kantenanleimmaschine Muster K 20</div>
                <div><b>Nachricht an Sie:</b> Sehr geehrte Damen und Herren,</div>
                <div>wir suchen eine Maschine f&uuml;r 3 mm ABS. K&ouml;nnen Sie uns ein Angebot mit Lieferung machen?</div>
                <div>Mit freundlichen Gr&uuml;&szlig;en<br>Erika Mustermann</div>
                </body></html>""");
    }

    private static MimeMessage press(Writer writer) throws MessagingException {
        return writer.text(
                "John Sample <buyer-cd9ef8gh7ij6k@" + PLATFORM + ">",
                "Inquiry about Exempla Press 250",
                Duration.ofHours(5),
                """
                You have received a new inquiry.

                Company: Sample Forge Ltd.
                Name: John Sample
                Location: AB1 2CD Sampletown, United Kingdom
                Phone: +44 1632 960001
                E-mail: buyer-cd9ef8gh7ij6k@channel.machineseeker.com
                Category: Metalworking - Presses
                Inquiry about: Exempla Press 250
                Message: Hello,

                is this press still available? Please send photos and the year of make.
                Price: what is your best offer?

                Kind regards
                John""");
    }

    private static MimeMessage verpackung(Writer writer) throws MessagingException {
        return writer.html(
                "Ana Beispiel <buyer-ab1cd2ef3gh4i@" + PLATFORM + ">",
                "Anfrage zu Musterwerk UV 100",
                Duration.ofMinutes(40),
                """
                <html><body>
                <p><b>Firma:</b> Muster Metall d.o.o.<br>
                <b>Name:</b> Ana Beispiel<br>
                <b>Ort:</b> 10000 Zagreb, Kroatien<br>
                <b>Mobil:</b> +385 1 0000 000<br>
                <b>E-Mail:</b> buyer-ab1cd2ef3gh4i@channel.machineseeker.com<br>
                <b>Kategorie:</b> Verpackungsmaschinen - Verschlie&szlig;maschinen<br>
                <b>Anfrage zu:</b> Musterwerk UV 100<br>
                <b>Nachricht an Sie:</b> Guten Tag,<br>
                <br>
                bitte nennen Sie mir Baujahr, Zustand und Preis der Maschine.<br>
                Ist eine Besichtigung m&ouml;glich?<br>
                <br>
                Ana Beispiel</p>
                </body></html>""");
    }

    /** Writes mails to one recipient, dated before one start. */
    private record Writer(Session session, String recipient, Instant start) {

        MimeMessage text(String from, String subject, Duration before, String body) throws MessagingException {
            MimeMessage mail = begin(from, subject, before);
            mail.setText(body + "\n", "UTF-8");
            return finish(mail, before);
        }

        MimeMessage html(String from, String subject, Duration before, String body) throws MessagingException {
            MimeBodyPart text = new MimeBodyPart();
            text.setText("Bitte sehen Sie sich diese Nachricht als HTML an.\n", "UTF-8");
            MimeBodyPart html = new MimeBodyPart();
            html.setText(body + "\n", "UTF-8", "html");
            MimeMessage mail = begin(from, subject, before);
            mail.setContent(new FixedBoundary(text, html));
            return finish(mail, before);
        }

        private MimeMessage begin(String from, String subject, Duration before) throws MessagingException {
            MimeMessage mail = new MimeMessage(session);
            InternetAddress address = InternetAddress.parse(from)[0];
            try {
                address.setPersonal(address.getPersonal(), "UTF-8");
            } catch (UnsupportedEncodingException e) {
                throw new MessagingException("UTF-8", e);
            }
            mail.setFrom(address);
            mail.setRecipient(Message.RecipientType.TO, new InternetAddress(recipient));
            mail.setSubject(subject, "UTF-8");
            mail.setSentDate(Date.from(start.minus(before)));
            return mail;
        }

        private MimeMessage finish(MimeMessage mail, Duration before) throws MessagingException {
            mail.saveChanges();
            mail.setHeader("Message-ID", "<demo-" + before.toMinutes() + "@mail.example>");
            return mail;
        }
    }

    /** Alternatives with a boundary that does not change from start to start. */
    private static final class FixedBoundary extends MimeMultipart {

        FixedBoundary(MimeBodyPart... parts) throws MessagingException {
            super("alternative", parts);
            contentType = "multipart/alternative; boundary=\"mat-demo\"";
        }
    }
}
