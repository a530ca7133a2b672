package de.mat.platform;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Writes mails as bytes, without the mail library that is to read them. */
final class MimeBytes {

    private static final String BREAK = "\r\n";
    private static final int LONGEST_LINE = 72;

    /** A text of the mail. */
    record Part(String type, String charset, String encoding, String text) {

        String head() {
            return "Content-Type: " + type + "; charset=" + charset + BREAK + "Content-Transfer-Encoding: " + encoding
                    + BREAK;
        }

        byte[] body() {
            byte[] bytes = text.replace("\n", BREAK).getBytes(Charset.forName(charset));
            return switch (encoding) {
                case "base64" -> Base64.getMimeEncoder().encode(bytes);
                case "quoted-printable" -> quoted(bytes);
                default -> bytes;
            };
        }

        @Override
        public String toString() {
            return type + " " + charset + " " + encoding;
        }
    }

    private MimeBytes() {}

    /** A mail of these parts: one alone, several as alternatives; and with an attachment behind them. */
    static byte[] mail(Map<String, String> headers, List<Part> parts, boolean attachment) {
        ByteArrayOutputStream mail = new ByteArrayOutputStream();
        headers.forEach((name, value) -> write(mail, name + ": " + value + BREAK));
        write(
                mail,
                "To: <anfragen@muster-maschinen.example>" + BREAK + "Date: Mon, 23 Nov 2026 10:00:00 +0100" + BREAK);
        write(mail, "Message-ID: <generated@mail.example>" + BREAK + "MIME-Version: 1.0" + BREAK);
        if (attachment) {
            write(mail, "Content-Type: multipart/mixed; boundary=outer" + BREAK + BREAK + "--outer" + BREAK);
        }
        writeParts(mail, parts);
        if (attachment) {
            write(
                    mail,
                    BREAK + "--outer" + BREAK + "Content-Type: text/plain; name=\"Firma.txt\"" + BREAK
                            + "Content-Disposition: attachment; filename=\"Firma.txt\"" + BREAK + BREAK
                            + "Firma: Aus dem Anhang" + BREAK + "Nachricht an Sie: nein" + BREAK + "--outer--" + BREAK);
        }
        return mail.toByteArray();
    }

    private static void writeParts(ByteArrayOutputStream mail, List<Part> parts) {
        if (parts.size() == 1) {
            write(mail, parts.get(0).head() + BREAK);
            mail.writeBytes(parts.get(0).body());
            return;
        }
        write(mail, "Content-Type: multipart/alternative; boundary=inner" + BREAK + BREAK);
        for (Part part : parts) {
            write(mail, "--inner" + BREAK + part.head() + BREAK);
            mail.writeBytes(part.body());
            write(mail, BREAK);
        }
        write(mail, "--inner--" + BREAK);
    }

    /** A header in UTF-8 (RFC 2047). */
    static String encodedWord(String text) {
        StringBuilder words = new StringBuilder();
        for (int from = 0; from < text.length(); from += 15) {
            byte[] bytes =
                    text.substring(from, Math.min(text.length(), from + 15)).getBytes(StandardCharsets.UTF_8);
            words.append(words.isEmpty() ? "" : BREAK + " ")
                    .append("=?utf-8?B?")
                    .append(Base64.getEncoder().encodeToString(bytes))
                    .append("?=");
        }
        return words.toString();
    }

    private static byte[] quoted(byte[] bytes) {
        ByteArrayOutputStream quoted = new ByteArrayOutputStream();
        int column = 0;
        for (byte each : bytes) {
            boolean plain = each >= ' ' && each < 127 && each != '=' || each == '\r' || each == '\n';
            String next = plain ? String.valueOf((char) each) : "=%02X".formatted(each & 0xff);
            if (each != '\r' && each != '\n' && column + next.length() > LONGEST_LINE) {
                write(quoted, "=" + BREAK);
                column = 0;
            }
            write(quoted, next);
            column = each == '\n' ? 0 : column + next.length();
        }
        return quoted.toByteArray();
    }

    private static void write(ByteArrayOutputStream out, String ascii) {
        out.writeBytes(ascii.getBytes(StandardCharsets.US_ASCII));
    }
}
