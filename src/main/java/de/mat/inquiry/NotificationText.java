package de.mat.inquiry;

import de.mat.text.StorableText;
import de.mat.user.Language;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the office is told of inquiries: plain text, in the language of who reads it. Of a visitor's words only one line gets into the
 * subject.
 */
final class NotificationText {

    private static final int SUBJECT = 150;
    private static final int LINE = 80;

    private final LongFunction<String> page;
    private final Locale locale;
    private final ResourceBundle texts;

    /** @param page the address of the page that shows the inquiry of an id */
    NotificationText(LongFunction<String> page, Language language) {
        this.page = page;
        locale = language.locale();
        texts = ResourceBundle.getBundle("de.mat.messages", locale);
    }

    /** Of one: "Anfrage 4711: Musterwerk UV 100". */
    String subject(Inquiry inquiry) {
        String topic = topic(inquiry);
        String kind = text(
                "notification.subject." + inquiry.getType(), inquiry.getId().toString());
        return topic == null ? kind : oneLine(kind + ": " + topic, SUBJECT);
    }

    /** Of several. */
    String subject(List<Inquiry> inquiries) {
        return text("notification.digest.subject", Integer.toString(inquiries.size()));
    }

    /** Of one: what the visitor typed, and where to go. */
    String body(Inquiry inquiry) {
        String facts = Stream.of(
                        fact("machine", inquiry.getMachine()),
                        fact("number", inquiry.getExternalNumber()),
                        fact("subject", inquiry.getSubject()),
                        fact("name", inquiry.getPerson()),
                        fact("company", inquiry.getCompany()),
                        fact("address", inquiry.getAnswerAddress()),
                        fact("phone", String.join(", ", inquiry.getPhones())))
                .filter(Objects::nonNull)
                .collect(Collectors.joining("\n"));
        return String.join(
                "\n\n",
                text("notification.intro." + inquiry.getType(), inquiry.getId().toString()),
                facts,
                inquiry.getMessage().strip(),
                text("notification.open") + "\n" + page.apply(inquiry.getId()),
                text("notification.reply"));
    }

    /** Of several: one line and the address of each. */
    String body(List<Inquiry> inquiries) {
        String lines = inquiries.stream().map(this::line).collect(Collectors.joining("\n\n"));
        return text("notification.digest.intro", Integer.toString(inquiries.size())) + "\n\n" + lines;
    }

    private String line(Inquiry inquiry) {
        String who = Stream.of(inquiry.getPerson(), inquiry.getCompany(), inquiry.getAnswerAddress())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
        return subject(inquiry) + "\n" + oneLine(who, LINE) + "\n" + page.apply(inquiry.getId());
    }

    private static String topic(Inquiry inquiry) {
        if (inquiry.getMachine() != null) {
            return inquiry.getMachine();
        }
        return inquiry.getSubject().isEmpty() ? inquiry.getExternalNumber() : inquiry.getSubject();
    }

    private String fact(String name, String value) {
        return value == null || value.isEmpty() ? null : text("notification." + name) + ": " + value;
    }

    /** Line and paragraph separators too: mail programs break lines at them. */
    private static String oneLine(String text, int length) {
        String line = StorableText.line(text.replaceAll("[\\p{Zl}\\p{Zp}]+", " "), length);
        return line == null ? "" : line;
    }

    private String text(String key, Object... parameters) {
        String pattern = texts.getString(key);
        return parameters.length == 0 ? pattern : new MessageFormat(pattern, locale).format(parameters);
    }
}
