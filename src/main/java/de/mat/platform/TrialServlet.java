package de.mat.platform;

import de.mat.mail.Mailbox;
import de.mat.security.Roles;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.MultipartConfig;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Takes the mail that an administrator wants to try, and leads back to the page. It stands outside of the protected paths and looks for
 * the role itself: there the container would read the whole upload of a stranger before it asks who that is.
 */
@WebServlet("/trial")
@MultipartConfig(maxFileSize = TrialServlet.LARGEST_UPLOAD, maxRequestSize = TrialServlet.LARGEST_UPLOAD)
public class TrialServlet extends HttpServlet {

    /** Beyond it the container breaks off; up to it a mail that is too large gets an answer. */
    static final long LARGEST_UPLOAD = 2L * Mailbox.LARGEST_MAIL;

    private static final long serialVersionUID = 1L;
    private static final String PAGE = "/admin/trial.xhtml";
    private static final int LONGEST_SOURCE = 2 * 1024 * 1024;

    @Inject
    private TrialMail trial;

    @Inject
    @ConfigProperty(name = "mat.import.max-size")
    private long maxSize;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        if (!request.isUserInRole(Roles.ADMINISTRATOR)) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        try {
            take(request);
        } catch (IllegalStateException tooLarge) {
            trial.refuse(TrialMail.Problem.TOO_LARGE);
        }
        response.sendRedirect(request.getContextPath() + PAGE);
    }

    private void take(HttpServletRequest request) throws IOException, ServletException {
        Optional<Layout> readAs = Arrays.stream(Layout.values())
                .filter(layout -> layout.name().equals(text(request, "layout", Byte.MAX_VALUE)))
                .findFirst();
        Optional<Part> file = part(request, "file");
        if (file.isPresent()) {
            if (file.get().getSize() > Math.min(maxSize, Mailbox.LARGEST_MAIL)) {
                trial.refuse(TrialMail.Problem.TOO_LARGE);
            } else {
                trial.upload(bytes(file.get()), readAs);
            }
            return;
        }
        String source = text(request, "source", LONGEST_SOURCE);
        if (source.isBlank()) {
            trial.refuse(TrialMail.Problem.NOTHING);
        } else {
            trial.paste(source, readAs);
        }
    }

    private static String text(HttpServletRequest request, String name, int longest) {
        try {
            Optional<Part> part = part(request, name);
            if (part.isEmpty()) {
                return "";
            }
            if (part.get().getSize() > longest) {
                throw new IllegalStateException("The text is too long");
            }
            return new String(bytes(part.get()), StandardCharsets.UTF_8);
        } catch (IOException | ServletException e) {
            throw new IllegalStateException("The form cannot be read", e);
        }
    }

    /** Empty for a file that was not chosen. */
    private static Optional<Part> part(HttpServletRequest request, String name) throws IOException, ServletException {
        return Optional.ofNullable(request.getPart(name)).filter(part -> part.getSize() > 0);
    }

    private static byte[] bytes(Part part) throws IOException {
        try (InputStream in = part.getInputStream()) {
            return in.readAllBytes();
        }
    }
}
