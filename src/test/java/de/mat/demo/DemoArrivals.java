package de.mat.demo;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * The mails of the platform that arrive while the demo is running, each of them another one. When they arrived is kept in the demo's
 * folder, so that a later start finds them in the mailbox again, and goes on with the next.
 */
public final class DemoArrivals {

    private static final String FILE = "mailbox-arrivals";

    private static final List<DemoInquiry> BUYERS = List.of(
            DemoInquiry.of(
                    DemoLanguage.DE,
                    "Schlosserei Beispiel | Karla Beispiel | 01067 Dresden | Deutschland | 030 23125 033 | - | - | -",
                    """
                    Guten Tag,

                    ist die Maschine noch verfügbar, und ab wann könnten wir sie abholen?

                    Karla Beispiel"""),
            DemoInquiry.of(
                    DemoLanguage.EN,
                    "Specimen Tools Ltd. | Tom Specimen | AB2 3CD Sampleford | United Kingdom | +44 1632 960077 | - | - | -",
                    """
                    Hello,

                    could you send us the manual and more photos, please?

                    Tom"""),
            DemoInquiry.of(
                    DemoLanguage.FR,
                    "Ateliers Modèle SARL | Luc Modèle | 44000 Nantes | France | +33 1 99 00 90 12 | - | - | -",
                    """
                    Bonjour,

                    quel est votre meilleur prix, transport compris ?

                    Luc Modèle"""),
            DemoInquiry.of(
                    DemoLanguage.PL,
                    "Wzór Maszyny S.A. | Anna Wzorowa | 30-001 Kraków | Polska | +48 12 000 00 03 | - | - | -",
                    """
                    Dzień dobry,

                    czy maszyna jest pod prądem i można ją obejrzeć?

                    Anna Wzorowa"""),
            DemoInquiry.of(
                    DemoLanguage.NL,
                    "Model Metaal B.V. | Bram Model | 5611 AA Eindhoven | Nederland | +31 40 000 0004 | - | - | -",
                    """
                    Goedemorgen,

                    wat is het gewicht van de machine?

                    Bram Model"""));

    /** Category and machine; their number has no divisor in common with that of the buyers. */
    private static final List<String> MACHINES = List.of(
            "Metallbearbeitung - Drehmaschinen|Musterdreh D 40",
            "Holzbearbeitung - Hobelmaschinen|Probehobel H 3",
            "Metallbearbeitung - Abkantpressen|Beispielpresse A 60",
            "Verpackungsmaschinen - Etikettierer|Etikettmuster E 9");

    private final Path file;

    DemoArrivals(Path folder) {
        file = folder.resolve(FILE);
    }

    /** The mails that arrived in earlier starts. */
    List<MimeMessage> earlier(DemoMailWriter writer) throws IOException, MessagingException {
        List<MimeMessage> mails = new ArrayList<>();
        List<Instant> dates = dates();
        for (int i = 0; i < dates.size(); i++) {
            mails.add(write(writer, i, dates.get(i)));
        }
        return mails;
    }

    /** Another mail, of this moment. */
    MimeMessage next(DemoMailWriter writer) throws IOException, MessagingException {
        int number = dates().size();
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Files.writeString(file, now + System.lineSeparator(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return write(writer, number, now);
    }

    private List<Instant> dates() throws IOException {
        return Files.exists(file)
                ? Files.readAllLines(file).stream().map(Instant::parse).toList()
                : List.of();
    }

    /** The mail of that number, counted from 0, as if it arrived then. */
    public static MimeMessage mail(Session session, String recipient, int number, Instant date)
            throws MessagingException {
        return write(new DemoMailWriter(session, recipient), number, date);
    }

    private static MimeMessage write(DemoMailWriter writer, int number, Instant date) throws MessagingException {
        DemoInquiry inquiry = inquiry(number);
        return writer.html(
                inquiry.person() + " <" + inquiry.address() + ">",
                inquiry.language().machine() + " " + inquiry.machine(),
                date,
                inquiry.htmlLines());
    }

    /** The inquiry of that number, counted from 0: the machines differ from round to round. */
    static DemoInquiry inquiry(int number) {
        DemoInquiry buyer = BUYERS.get(number % BUYERS.size());
        String[] machine = MACHINES.get(number % MACHINES.size()).split("\\|");
        int year = 1998 + number % 27;
        return new DemoInquiry(
                buyer.language(),
                buyer.company(),
                buyer.person(),
                buyer.place(),
                buyer.country(),
                buyer.phones(),
                "demo%09d".formatted(number),
                machine[0],
                machine[1] + " (" + year + ")",
                buyer.message());
    }
}
