package de.mat.demo;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What lies in the mailbox of the demo: mails of a trading platform and private ones, all of invented people. Some of the private ones
 * only look like the platform's.
 *
 * <p>The mails are the same, byte by byte, for the same {@code start}. A mail server that forgets its mails (as the demo's does)
 * must be filled with those of the first start again, else they are new mails to whoever compares them.
 */
public final class DemoMailbox {

    /** Mails of the platform, the broken one included. */
    public static final int PLATFORM_MAILS = DemoPlatformMail.values().length;

    /** Mails of anybody else. */
    public static final int PRIVATE_MAILS = 8;

    /** The subjects of the inquiries in the platform's mails, the newest first; a digest's stands there once for each. */
    public static final List<String> INQUIRY_SUBJECTS = Arrays.stream(DemoPlatformMail.values())
            .flatMap(mail -> mail.inquiries().stream().map(inquiry -> mail.subject()))
            .collect(Collectors.collectingAndThen(Collectors.toList(), DemoMailbox::reversed));

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
     * The mails in the order of their dates, which lie before {@code start}; {@link MimeMessage#getSentDate} is also a sensible date
     * of arrival.
     *
     * @param recipient address of the mailbox
     */
    public static List<MimeMessage> mails(Session session, String recipient, Instant start) throws MessagingException {
        DemoMailWriter writer = new DemoMailWriter(session, recipient);
        List<MimeMessage> mails = new ArrayList<>(platformMails(writer, start));
        mails.addAll(privateMails(writer, start));
        List<Instant> dates = new ArrayList<>();
        for (MimeMessage mail : mails) {
            dates.add(mail.getSentDate().toInstant());
        }
        List<MimeMessage> byDate = new ArrayList<>(mails);
        byDate.sort(Comparator.comparing(mail -> dates.get(mails.indexOf(mail))));
        return byDate;
    }

    /** The same without the mail that nobody can read. */
    public static List<MimeMessage> readableMails(Session session, String recipient, Instant start)
            throws MessagingException {
        List<MimeMessage> readable = new ArrayList<>();
        for (MimeMessage mail : mails(session, recipient, start)) {
            if (!mail.getSubject().equals(DemoPlatformMail.BROKEN.subject())) {
                readable.add(mail);
            }
        }
        return readable;
    }

    private static List<String> reversed(List<String> subjects) {
        Collections.reverse(subjects);
        return List.copyOf(subjects);
    }

    private static List<MimeMessage> platformMails(DemoMailWriter writer, Instant start) throws MessagingException {
        List<MimeMessage> mails = new ArrayList<>();
        for (DemoPlatformMail mail : DemoPlatformMail.values()) {
            mails.add(mail.write(writer, start));
        }
        return mails;
    }

    private static List<MimeMessage> privateMails(DemoMailWriter writer, Instant start) throws MessagingException {
        return List.of(
                writer.text(
                        "Buchhaltung <buchhaltung@example.com>",
                        "Rechnung 4711",
                        start.minus(Duration.ofDays(9)),
                        "Guten Tag,\n\nim Anhang sollte die Rechnung sein.\n\nBuchhaltung"),
                writer.text(
                        "Petra Privat <petra@example.org>",
                        "Grillen am Samstag",
                        start.minus(Duration.ofDays(4)),
                        "Hallo,\n\nbringt ihr Salat mit?\n\nPetra"),
                // The platform's address, but with another subject: the invoice is nobody's inquiry.
                writer.text(
                        "Machineseeker <info@mail.machineseeker.com>",
                        "Ihre Rechnung für November",
                        start.minus(Duration.ofDays(3)),
                        "Guten Tag,\n\nIhre Rechnung finden Sie in Ihrem Kundenkonto."),
                writer.text(
                        "Jonas Beispiel <verkauf@muster-maschinen.example>",
                        "Fwd: Anfrage zu Musterwerk UV 100",
                        start.minus(Duration.ofHours(30)),
                        "Kümmerst Du Dich?\n\nFirma: Muster Metall d.o.o.\nName: Ana Beispiel\nNachricht an Sie: Guten Tag"),
                // The platform's address in the display name only.
                writer.text(
                        "\"Ana Beispiel buyer-zz9zz9zz9zz9z@" + DemoInquiry.PLATFORM + "\" <ana@example.net>",
                        "Anfrage zu Ihrem Angebot",
                        start.minus(Duration.ofHours(20)),
                        "Firma: Nicht von der Plattform\nName: Ana Beispiel\nNachricht an Sie: Diese Mail ist privat."),
                // A domain that begins like the platform's.
                writer.text(
                        "Machineseeker <x@" + DemoInquiry.PLATFORM + ".example>",
                        "Ihre neue Anfrage",
                        start.minus(Duration.ofHours(3)),
                        "Firma: Falsche GmbH\nName: Falscher Name\nNachricht an Sie: Bitte hier klicken."),
                writer.text(
                        "Spedition Beispiel <dispo@example.com>",
                        "Abholung Drehmaschine am Donnerstag",
                        start.minus(Duration.ofMinutes(95)),
                        "Guten Tag,\n\nunser Fahrer kommt am Donnerstag zwischen 8 und 10 Uhr.\n\nIhre Spedition"),
                writer.text(
                        "Newsletter <news@example.net>",
                        "Unsere Angebote im Herbst",
                        start.minus(Duration.ofMinutes(12)),
                        "Alles muss raus."));
    }
}
