package de.mat.mailing;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A mailing as one contact would get it, for a frame: {@code /app/mailing-preview/<id>/<contact>}. It can neither run nor send anything; the
 * pictures of websites that it names are loaded, as the recipient's mail reader does.
 */
@WebServlet("/app/mailing-preview/*")
public class MailingPreviewServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Pattern PATH = Pattern.compile("/([0-9]{1,18})/([0-9]{1,18})");

    private static final String POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; "
            + "img-src data: https:; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox";

    private static final String BEFORE = """
            <!DOCTYPE html>
            <html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>HTML</title><style>
            body { margin: 16px; color: #1f2933; background: #ffffff; font: 15px/1.5 sans-serif; overflow-wrap: anywhere; }
            </style></head><body>
            """;

    private static final String AFTER = "\n</body></html>\n";

    @Inject
    private transient PreviewService previews;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Matcher path = PATH.matcher(Optional.ofNullable(request.getPathInfo()).orElse(""));
        Optional<MailingPreview> preview = path.matches()
                ? previews.preview(Long.parseLong(path.group(1)), Long.parseLong(path.group(2)))
                : Optional.empty();
        if (preview.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("X-Frame-Options", "SAMEORIGIN");
        response.setContentType("text/html");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter()
                .append(BEFORE)
                .append(preview.get().body().asHtml())
                .append(AFTER);
    }
}
