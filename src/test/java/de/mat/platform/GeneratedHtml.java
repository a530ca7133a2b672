package de.mat.platform;

import java.util.List;
import java.util.stream.Collectors;

/** Writes generated inquiries as HTML, in the layouts that platforms and their editors use. */
enum GeneratedHtml {
    BOLD_AND_BREAK("<p>", "</p>\n", "<b>%s:</b> %s<br>\n", "<b>%s:</b> %s\n"),
    BOLD_WITHOUT_SPACE("<div>", "</div>", "<b>%s:</b>%s<br/>", "<b>%s:</b>%s"),
    COLON_OUTSIDE("<div>", "</div>\n", "<strong>%s</strong>: %s<br>\n", "<strong>%s</strong>: %s\n"),
    STYLED(
            "<div>",
            "</div>\n",
            "<span style=\"color:#555;FONT-WEIGHT: bold\">%s:</span> %s<br>\n",
            "<span>%s:</span><br>%s\n"),
    PARAGRAPHS("<div>", "</div>\n", "<p><b>%s:</b> %s</p>\n", "<p><b>%s:</b><br>%s</p>\n"),
    LINES("<div>", "</div>\n", "<div><b>%s:</b> %s</div>\n", "<div><b>%s:</b> %s</div>\n"),
    LIST("<ul>", "</ul>\n", "<li><b>%s:</b> %s</li>\n", "<li><b>%s:</b> %s</li>\n"),
    TABLE(
            "<table>",
            "</table>\n",
            "<tr><td><b>%s:</b></td><td>%s</td></tr>\n",
            "<tr><td><b>%s:</b></td><td>%s</td></tr>\n"),
    TABLE_OF_HEADS("<table>", "</table>\n", "<tr><th>%s:</th><td>%s</td></tr>\n", "<tr><th>%s:</th><td>%s</td></tr>\n"),
    TABLE_WITHOUT_COLONS("<table>", "</table>\n", "<tr><td>%s</td><td>%s</td></tr>", "<tr><td>%s</td><td>%s</td></tr>"),
    OFFICE(
            "<table border=0>",
            "</table>\n",
            "<tr><td><p class=MsoNormal><b>%s:</b></p></td><td><p class=MsoNormal>%s</p></td></tr>\n",
            "<tr><td><p class=MsoNormal><b>%s:</b></p></td><td><p class=MsoNormal>%s</p></td></tr>\n"),
    NESTED(
            "<table><tr><td><table>",
            "</table></td></tr></table>\n",
            "<tr><td>\n<table><tr><td>%s:</td></tr></table></td><td>%s</td></tr>\n",
            "<tr><td>%s:</td><td><table><tr><td>%s</td></tr></table></td></tr>\n"),
    STACKED(
            "<table>",
            "</table>\n",
            "<tr><td class=label>%s:</td></tr>\n<tr><td>%s</td></tr>\n",
            "<tr><td class=label>%s:</td></tr>\n<tr><td>%s</td></tr>\n"),
    DEFINITIONS("<dl>", "</dl>\n", "<dt>%s:</dt><dd>%s</dd>\n", "<dt>%s:</dt><dd>%s</dd>\n"),
    ONE_CELL("<table><tr><td>", "</td></tr></table>\n", "<b>%s:</b> %s<br>\n", "<b>%s:</b><br>%s\n");

    private final String begin;
    private final String end;
    private final String field;
    private final String message;

    GeneratedHtml(String begin, String end, String field, String message) {
        this.begin = begin;
        this.end = end;
        this.field = field;
        this.message = message;
    }

    /** Whether it can be told where a message ends: then the mail has a foot. */
    private boolean endsMessages() {
        return ordinal() >= TABLE.ordinal();
    }

    String mail(GeneratedWords words, GeneratedMail.Content content) {
        StringBuilder html = new StringBuilder(
                        "<!DOCTYPE html><html><head><title>Firma: x</title><style>td{}</style></head><body>\n")
                .append("<p>")
                .append(escape(words.label(content.language(), "intro")))
                .append("</p>\n");
        boolean rules = words.chance(0.3);
        boolean headings = content.digest() && words.chance(0.3);
        int number = 1;
        for (GeneratedInquiry inquiry : content.inquiries()) {
            html.append(rules ? "<hr>\n" : "");
            html.append(
                    headings ? "<h3>" + words.label(content.language(), "heading") + " " + number++ + "</h3>\n" : "");
            html.append(begin);
            for (GeneratedInquiry.Field each : inquiry.fields(content.order())) {
                html.append(field.formatted(escape(each.label()), value(words, each)));
            }
            if (inquiry.hasMessage()) {
                html.append(message.formatted(escape(content.labels().get("message")), message(inquiry.message())));
            }
            html.append(end);
        }
        boolean foot = endsMessages() || rules;
        return html.append(
                        foot
                                ? (rules ? "<hr>" : "") + "<p>" + escape(words.label(content.language(), "footer"))
                                        + "</p>\n"
                                : "")
                .append("</body></html>\n")
                .toString();
    }

    private static String value(GeneratedWords words, GeneratedInquiry.Field field) {
        String escaped = escape(field.value());
        if (escaped.isEmpty()) {
            return words.chance(0.3) ? "&nbsp;" : "";
        }
        if (words.chance(0.3)) {
            return switch (field.key()) {
                case "address" -> "<a href=\"mailto:" + escaped + "?subject=Re\">" + escaped + "</a>";
                case "phone" -> "<a href='tel:" + field.value().replaceAll("[^+0-9]", "") + "'>" + escaped + "</a>";
                case "company", "machine" -> "<a href=\"https://example.com/x?a=1&amp;b=2\">" + escaped + "</a>";
                default -> "<span>" + escaped + "</span>";
            };
        }
        return escaped;
    }

    private String message(List<String> lines) {
        if (this == LINES && !lines.isEmpty()) {
            return escape(lines.get(0)) + "</div>\n"
                    + lines.stream()
                            .skip(1)
                            .map(line -> "<div>" + (line.isEmpty() ? "<br>" : escape(line)) + "</div>\n")
                            .collect(Collectors.joining())
                    + "<div>";
        }
        return lines.stream().map(GeneratedHtml::escape).collect(Collectors.joining("<br>\n"));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
