package de.mat.delivery;

import de.mat.html.FormattedText;
import de.mat.mail.Attachment;
import de.mat.mail.ListUnsubscribe;
import de.mat.mail.MailThread;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a message says, and to whom. Of bulk mail only what differs from recipient to recipient; the words are in its template. */
@Embeddable
class DeliveryContent {

    private String recipient;

    @Column(name = "reply_to")
    private String replyTo;

    private String subject;

    private String text = "";

    private String html;

    @Column(name = "message_id")
    private String messageId;

    private String thread = "";

    private Instant written;

    @Column(name = "template_id")
    private Long template;

    @Column(name = "field_values")
    private String values;

    @Column(name = "unsubscribe_https")
    private String unsubscribeHttps;

    @Column(name = "unsubscribe_mailto")
    private String unsubscribeMailto;

    protected DeliveryContent() {}

    DeliveryContent(OutgoingMessage message, String messageId, Instant written) {
        this.recipient = message.recipient();
        this.replyTo = message.replyTo().orElse(null);
        this.subject = message.subject();
        this.text = message.body().text();
        this.html = message.body().html().orElse(null);
        this.thread = String.join("\n", message.thread().references());
        this.messageId = messageId;
        this.written = written;
    }

    DeliveryContent(long template, BulkRecipient bulk, String subject, Instant written) {
        this.template = template;
        this.recipient = bulk.address();
        this.subject = subject;
        this.messageId = bulk.messageId();
        this.written = written;
        this.values = encoded(bulk.values());
        this.unsubscribeHttps = bulk.unsubscribe()
                .flatMap(ListUnsubscribe::https)
                .map(URI::toString)
                .orElse(null);
        this.unsubscribeMailto =
                bulk.unsubscribe().flatMap(ListUnsubscribe::mailto).orElse(null);
    }

    /** What is over is known by its Message-ID; its words are where it came from. */
    void forget() {
        text = "";
        html = null;
        template = null;
        values = null;
    }

    /** Nothing is left but its Message-ID, when it was written, and until it is over its template. */
    void erase() {
        text = "";
        html = null;
        values = null;
        recipient = "";
        replyTo = null;
        subject = "";
        thread = "";
        unsubscribeHttps = null;
        unsubscribeMailto = null;
    }

    OutgoingMessage message(String source, List<Attachment> attachments) {
        return new OutgoingMessage(
                source,
                recipient,
                Optional.ofNullable(replyTo),
                subject,
                new FormattedText(text, Optional.ofNullable(html)),
                new MailThread(List.of(thread.split("\n"))),
                attachments);
    }

    BulkRecipient bulk(String source) {
        return new BulkRecipient(source, recipient, messageId, decoded(values), unsubscribe());
    }

    private Optional<ListUnsubscribe> unsubscribe() {
        if (unsubscribeHttps == null && unsubscribeMailto == null) {
            return Optional.empty();
        }
        return Optional.of(new ListUnsubscribe(
                Optional.ofNullable(unsubscribeHttps).map(URI::create), Optional.ofNullable(unsubscribeMailto)));
    }

    private static String encoded(Map<String, String> values) {
        return values.entrySet().stream()
                .map(value -> value.getKey() + "=" + URLEncoder.encode(value.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static Map<String, String> decoded(String values) {
        Map<String, String> decoded = new LinkedHashMap<>();
        for (String value : values.split("&")) {
            int end = value.indexOf('=');
            if (end > 0) {
                decoded.put(
                        value.substring(0, end), URLDecoder.decode(value.substring(end + 1), StandardCharsets.UTF_8));
            }
        }
        return decoded;
    }

    /** To whom it goes, and what it says beyond a template. */
    void tell(Map<String, Object> data) {
        data.put("recipient", recipient);
        data.put("replyTo", replyTo);
        data.put("subject", subject);
        data.put("text", text);
        data.put("messageId", messageId);
        data.put("fields", values == null ? null : decoded(values));
    }

    String recipient() {
        return recipient;
    }

    String subject() {
        return subject;
    }

    String messageId() {
        return messageId;
    }

    Instant written() {
        return written;
    }

    Long template() {
        return template;
    }
}
