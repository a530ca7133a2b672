package de.mat.benchmark;

import de.mat.testing.RealMailServers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Random;

/**
 * A mailbox of many invented mails, written straight to the disk of the server: a thousand inquiries of a platform, spread evenly, and
 * private mails around them.
 */
final class BenchmarkMailbox {

    static final String PASSWORD = "geheim";
    static final int INQUIRIES = 1_000;

    private static final Instant FIRST = Instant.parse("2026-10-01T08:00:00Z");
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789+/";

    private final RealMailServers servers;
    private final String address;
    private final Random random = new Random(4711);

    private BenchmarkMailbox(RealMailServers servers, String address) {
        this.servers = servers;
        this.address = address;
    }

    /** Makes the mailbox and lets the server index it. */
    static BenchmarkMailbox create(RealMailServers servers, int size) throws IOException {
        BenchmarkMailbox mailbox = new BenchmarkMailbox(servers, "mails-" + size + "@muster-maschinen.example");
        servers.mailbox(mailbox.address, PASSWORD);
        Path folder = servers.maildir(mailbox.address).resolve("cur");
        for (int i = 1; i <= size; i++) {
            boolean inquiry = i % (size / INQUIRIES) == 0;
            byte[] mail = inquiry ? mailbox.inquiry(i) : mailbox.privateMail(i);
            Path file = folder.resolve("%d.M%06dP1.mail,S=%d,W=%d:2,S"
                    .formatted(FIRST.getEpochSecond() + i, i % 1_000_000, mail.length, mail.length));
            Files.write(file, mail);
            Files.setLastModifiedTime(file, FileTime.from(FIRST.plusSeconds(i)));
        }
        servers.index(mailbox.address);
        return mailbox;
    }

    String address() {
        return address;
    }

    /**
     * Lets the server finish its own work: Dovecot goes through its list of all mails at each opening until the next change of a flag has
     * settled what earlier sessions have cached.
     */
    void settle() throws IOException {
        servers.flag(address, 1, "\\Flagged");
        servers.flag(address, 1, "\\Answered");
    }

    /** A new inquiry arrives. */
    void deliverInquiry(int number) throws IOException {
        servers.deliver(address, inquiry(number));
    }

    /** One large mail of the platform arrives: mostly an attachment. */
    void deliverLarge(int bytes) throws IOException {
        String head = head("Ana Beispiel <buyer-ab1cd2ef3gh4i@channel.machineseeker.com>", "Anfrage mit Anhang", 1)
                + "Content-Type: multipart/mixed; boundary=\"gross\"\r\n\r\n--gross\r\nContent-Type: text/plain\r\n\r\n"
                + "Guten Tag, im Anhang der Plan.\r\n--gross\r\nContent-Type: application/pdf; name=plan.pdf\r\n"
                + "Content-Disposition: attachment; filename=plan.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n";
        StringBuilder mail = new StringBuilder(bytes).append(head);
        while (mail.length() < bytes - 200) {
            mail.append(noise(76)).append("\r\n");
        }
        mail.append("--gross--\r\n");
        servers.deliver(address, mail.toString().getBytes(StandardCharsets.US_ASCII));
    }

    private byte[] inquiry(int i) {
        String buyer = "buyer-" + "%013d".formatted(i) + "@channel.machineseeker.com";
        String fields = "<p><b>Firma:</b> Muster Metall %1$d d.o.o.<br>\r\n<b>Name:</b> Ana Beispiel<br>\r\n"
                + "<b>Ort:</b> 10000 Zagreb, Kroatien<br>\r\n<b>Mobil:</b> +385 1 0000 000<br>\r\n<b>E-Mail:</b> %2$s<br>\r\n"
                + "<b>Kategorie:</b> Verpackungsmaschinen - Verschlie&szlig;maschinen<br>\r\n"
                + "<b>Anfrage zu:</b> Musterwerk UV %1$d<br>\r\n<b>Nachricht an Sie:</b> Guten Tag,<br>\r\n<br>\r\n"
                + "bitte nennen Sie mir Baujahr, Zustand und Preis der Maschine.<br>\r\n"
                + "Ist eine Besichtigung m&ouml;glich?<br>\r\n<br>\r\nAna Beispiel</p>\r\n";
        String style =
                "<style>td { font-family: Arial, sans-serif; font-size: 14px; color: #333333; padding: 4px }</style>\r\n";
        String html = "<html><head>" + style.repeat(8) + "</head><body><table width=\"600\"><tr><td>\r\n"
                + fields.formatted(i, buyer)
                + "</td></tr></table>\r\n<p style=\"color:#999999\">Diese Nachricht wurde automatisch verschickt.</p></body></html>\r\n";
        return (head("Ana Beispiel <" + buyer + ">", "Anfrage zu Musterwerk UV " + i, i)
                        + "Content-Type: multipart/alternative; boundary=\"teil\"\r\n\r\n--teil\r\n"
                        + "Content-Type: text/plain; charset=UTF-8\r\n\r\nBitte sehen Sie sich diese Nachricht als HTML an.\r\n"
                        + "--teil\r\nContent-Type: text/html; charset=UTF-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
                        + html.replace("=", "=3D") + "\r\n--teil--\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private byte[] privateMail(int i) {
        return (head("Petra Privat <petra" + i % 500 + "@example.org>", "Re: Besprechung " + i, i)
                        + "Content-Type: text/plain; charset=UTF-8\r\n\r\n" + (noise(70) + "\r\n").repeat(12))
                .getBytes(StandardCharsets.US_ASCII);
    }

    private String head(String from, String subject, int i) {
        String date =
                DateTimeFormatter.RFC_1123_DATE_TIME.format(FIRST.plusSeconds(i).atZone(ZoneOffset.UTC));
        return "Return-Path: <bounce@mail.example>\r\n"
                + "Received: from mx.example (mx.example [192.0.2.1]) by mail.muster-maschinen.example with ESMTPS id "
                + i
                + "\r\n\tfor <" + address + ">; " + date + "\r\n"
                + "Authentication-Results: mail.muster-maschinen.example; dkim=pass header.d=mail.example; spf=pass\r\n"
                + "DKIM-Signature: v=1; a=rsa-sha256; d=mail.example; s=s1; h=from:to:subject:date;\r\n\tb=" + noise(70)
                + "\r\n\t" + noise(70) + "\r\n"
                + "From: " + from + "\r\nTo: Muster Maschinen <" + address + ">\r\nSubject: " + subject + "\r\nDate: "
                + date
                + "\r\nMessage-ID: <" + i + "@mail.example>\r\nMIME-Version: 1.0\r\n";
    }

    private String noise(int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }
}
