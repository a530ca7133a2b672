package de.mat.platform;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A mail of a platform, made from a seed: the bytes of it, and what a reader should find in it. It knows nothing of the reader's
 * dictionary or of its rules.
 */
final class GeneratedMail {

    /** What is in a mail, before it is written. */
    record Content(
            boolean digest,
            String language,
            Map<String, String> labels,
            List<String> order,
            List<GeneratedInquiry> inquiries) {}

    private static final List<String> CHARSETS = List.of(
            "utf-8",
            "UTF-8",
            "iso-8859-1",
            "windows-1252",
            "iso-8859-2",
            "windows-1250",
            "koi8-r",
            "utf-16",
            "us-ascii");

    private final GeneratedWords words;
    private final Content content;
    private final String relay;
    private final String replyTo;
    private final String subjectNumber;
    private final String shape;
    private GeneratedText text;
    private byte[] raw;

    GeneratedMail(long seed) {
        words = new GeneratedWords(new Random(seed * 0x9E3779B97F4A7C15L));
        boolean digest = words.chance(0.4);
        content = content(digest);
        relay = words.relay();
        replyTo = !digest && words.chance(0.3) ? words.relay() : "";
        subjectNumber = !digest && words.chance(0.2) ? "7654321" : "";
        shape = write();
    }

    private Content content(boolean digest) {
        String language = digest && words.chance(0.6) ? "de" : words.oneOf(GeneratedWords.LANGUAGES);
        Map<String, String> labels = new HashMap<>();
        for (String key : GeneratedInquiry.keys()) {
            labels.put(key, words.label(language, key));
        }
        labels.put("message", words.label(language, "message"));
        List<GeneratedInquiry> inquiries = new ArrayList<>();
        for (int i = digest ? words.number(1, 12) : 1; i > 0; i--) {
            inquiries.add(new GeneratedInquiry(words, language, labels, digest));
        }
        return new Content(digest, language, labels, GeneratedInquiry.order(words, digest), inquiries);
    }

    private String write() {
        GeneratedHtml layout = words.chance(0.7) ? words.oneOf(List.of(GeneratedHtml.values())) : null;
        text = layout == null ? words.oneOf(List.of(GeneratedText.values())) : null;
        String plain =
                layout == null ? text.mail(words, content) : "Bitte sehen Sie sich diese Nachricht als HTML an.\n";
        List<MimeBytes.Part> parts = new ArrayList<>();
        if (layout == null || words.chance(0.6)) {
            parts.add(part("text/plain", plain));
        }
        if (layout != null) {
            parts.add(part("text/html", layout.mail(words, content)));
        } else if (words.chance(0.2)) {
            parts.add(part("text/html", "<p>Bitte lesen Sie den Text.</p>"));
        }
        raw = MimeBytes.mail(headers(), parts, words.chance(0.15));
        return (content.digest() ? "digest of " + content.inquiries().size() : "single") + ", " + content.language()
                + ", "
                + (layout == null ? text : layout) + ", "
                + parts.stream().map(MimeBytes.Part::toString).toList();
    }

    private Map<String, String> headers() {
        Map<String, String> headers = new HashMap<>();
        headers.put(
                "From",
                content.digest() ? "Machineseeker <info@mail.machineseeker.com>" : "Ana Beispiel <" + relay + ">");
        if (!replyTo.isEmpty()) {
            headers.put("Reply-To", replyTo);
        }
        int count = content.inquiries().size();
        String subject = content.digest()
                ? "Kategorie-Anfragen (" + count + (count == 1 ? " Nachricht)" : " Nachrichten)")
                : content.labels().get("machine") + " Größe 4"
                        + (subjectNumber.isEmpty()
                                ? ""
                                : " (" + content.labels().get("number") + " " + subjectNumber + ")");
        headers.put("Subject", MimeBytes.encodedWord(subject));
        return headers;
    }

    private MimeBytes.Part part(String type, String body) {
        String charset = "utf-8";
        for (int i = 0; i < 6; i++) {
            String drawn = words.oneOf(CHARSETS);
            if (Charset.forName(drawn).newEncoder().canEncode(body)) {
                charset = drawn;
                break;
            }
        }
        String encoding =
                charset.equals("utf-16") ? "base64" : words.oneOf(List.of("quoted-printable", "base64", "8bit"));
        return new MimeBytes.Part(type, charset, encoding, body);
    }

    byte[] raw() {
        return raw;
    }

    boolean isDigest() {
        return content.digest();
    }

    List<GeneratedInquiry> inquiries() {
        return content.inquiries();
    }

    /** The message as it was written; empty lines count once in HTML. */
    String messageOf(GeneratedInquiry inquiry) {
        return text == null ? String.join("\n", inquiry.message()) : text.messageOf(inquiry);
    }

    /** Where an answer to that inquiry goes. */
    String answerAddress(GeneratedInquiry inquiry) {
        String labelled = inquiry.truth("address");
        if (!labelled.isEmpty() || content.digest()) {
            return labelled;
        }
        return replyTo.isEmpty() ? relay : replyTo;
    }

    /** The platform's number. */
    String externalNumber(GeneratedInquiry inquiry) {
        return inquiry.truth("number").isEmpty() ? subjectNumber : inquiry.truth("number");
    }

    /** How it is written, for whoever looks for a fault. */
    @Override
    public String toString() {
        return shape;
    }
}
