package de.mat.inquiry;

import de.mat.mail.MailParts.Attachment;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What came with a mail of an inquiry: {@code /app/inquiry/<id>/<mail>/mail.eml}, {@code …/attachments/<number>} and
 * {@code …/original.html}, the last one for a frame; the mails are counted from 0. All of it are strangers' bytes: a browser may store them, but neither run nor load anything, and takes no type
 * from them but one of our list. {@code web.xml} and the service let in who may see inquiries.
 */
@WebServlet("/app/inquiry/*")
public class InquiryFilesServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final Pattern PATH =
            Pattern.compile("/([0-9]{1,18})/([0-9]{1,4})/(mail\\.eml|original\\.html|attachments/([0-9]{1,4}))");

    private static final String POLICY = "Content-Security-Policy";
    private static final String NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'; ";

    /** No scripts, no forms, no way out of the frame. */
    private static final String DOWNLOAD = NOTHING + "frame-ancestors 'none'; sandbox";

    private static final String FRAME =
            NOTHING + "img-src data:; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox";

    /** The incoming HTML has no style of its own. */
    private static final String BEFORE = """
            <!DOCTYPE html>
            <html><head><meta charset="utf-8"><title>HTML</title><style>
            body { margin: 16px; color: #1f2933; background: #ffffff; font: 15px/1.5 sans-serif; overflow-wrap: anywhere; }
            img { max-width: 100%; height: auto; }
            img:not([src]) { display: none; }
            table { border-collapse: collapse; }
            td, th { padding: 2px 8px 2px 0; vertical-align: top; text-align: left; }
            </style></head><body>
            """;

    private static final String AFTER = "\n</body></html>\n";

    @Inject
    private transient InquiryService inquiries;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Matcher path = PATH.matcher(Optional.ofNullable(request.getPathInfo()).orElse(""));
        if (!path.matches() || !send(path, response)) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private boolean send(Matcher path, HttpServletResponse response) throws IOException {
        Optional<MailContents> mail = inquiries
                .mail(Long.parseLong(path.group(1)), Integer.parseInt(path.group(2)))
                .map(MailContents::new);
        if (mail.isEmpty()) {
            return false;
        }
        return switch (path.group(3)) {
            case "mail.eml" -> sendMail(mail.get(), path.group(1) + "-" + path.group(2), response);
            case "original.html" -> sendFrame(mail.get(), response);
            default -> sendAttachment(mail.get(), Integer.parseInt(path.group(4)), response);
        };
    }

    private static boolean sendMail(MailContents mail, String name, HttpServletResponse response) throws IOException {
        sendFile("mail-" + name + ".eml", "message/rfc822", mail.raw(), response);
        return true;
    }

    private static boolean sendAttachment(MailContents mail, int number, HttpServletResponse response)
            throws IOException {
        Optional<Attachment> attachment = mail.attachment(number);
        Optional<byte[]> content = attachment.flatMap(mail::content);
        if (content.isPresent()) {
            sendFile(attachment.get().name(), attachment.get().type(), content.get(), response);
        }
        return content.isPresent();
    }

    private static void sendFile(String name, String type, byte[] content, HttpServletResponse response)
            throws IOException {
        response.setHeader(POLICY, DOWNLOAD);
        response.setHeader("Content-Disposition", disposition(name));
        response.setContentType(type);
        response.setContentLength(content.length);
        response.getOutputStream().write(content);
    }

    /** With the name in both forms that browsers understand (RFC 6266). */
    private static String disposition(String name) {
        return "attachment; filename=\"" + name.replaceAll("[^ -~]|[\"\\\\%]", "_") + "\"; filename*=UTF-8''"
                + URLEncoder.encode(name, StandardCharsets.UTF_8)
                        .replace("+", "%20")
                        .replace("*", "%2A");
    }

    private static boolean sendFrame(MailContents mail, HttpServletResponse response) throws IOException {
        Optional<String> html = mail.harmlessHtml();
        if (html.isPresent()) {
            response.setHeader(POLICY, FRAME);
            response.setHeader("X-Frame-Options", "SAMEORIGIN");
            response.setContentType("text/html");
            response.setCharacterEncoding(StandardCharsets.UTF_8.name());
            response.getWriter().append(BEFORE).append(html.get()).append(AFTER);
        }
        return html.isPresent();
    }
}
