package de.mat.inquiry;

import de.mat.mail.Attachment;
import de.mat.mail.FileNames;
import de.mat.security.Roles;
import de.mat.user.CurrentUser;
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
import java.net.URLConnection;
import java.util.Optional;

/**
 * Takes a file for the draft that the signed-in user writes to an inquiry: {@code /answer-files/<inquiry>}. Answers 204, or 422 with the word of
 * an {@link AttachmentProblem}. It stands outside of the protected paths and looks for the role itself: there the container would read the
 * whole upload of a stranger before it asks who that is.
 */
@WebServlet("/answer-files/*")
@MultipartConfig(maxFileSize = AnswerFilesServlet.LARGEST_UPLOAD, maxRequestSize = AnswerFilesServlet.LARGEST_UPLOAD)
public class AnswerFilesServlet extends HttpServlet {

    /** Beyond it the container breaks off; up to it a file that is too large gets an answer. */
    static final int LARGEST_UPLOAD = 2 * AnswerService.LARGEST_FILE;

    private static final long serialVersionUID = 1L;
    private static final int NOT_TAKEN = 422;

    @Inject
    private transient AnswerService answers;

    @Inject
    private transient CurrentUser currentUser;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String inquiry = Optional.ofNullable(request.getPathInfo()).orElse("/").substring(1);
        if (!request.isUserInRole(Roles.INQUIRIES_WRITE) || !inquiry.matches("[0-9]{1,18}")) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        Optional<AttachmentProblem> problem = attach(Long.parseLong(inquiry), request);
        if (problem.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        } else {
            response.setStatus(NOT_TAKEN);
            response.setContentType("text/plain");
            response.getWriter().write(problem.get().name());
        }
    }

    private Optional<AttachmentProblem> attach(long inquiry, HttpServletRequest request) throws IOException {
        Part part;
        try {
            part = request.getPart("file");
        } catch (IllegalStateException | ServletException tooLarge) {
            return Optional.of(AttachmentProblem.TOO_LARGE);
        }
        if (part == null || part.getSize() == 0) {
            return Optional.of(AttachmentProblem.EMPTY);
        }
        if (part.getSize() > AnswerService.LARGEST_FILE) {
            return Optional.of(AttachmentProblem.TOO_LARGE);
        }
        try (InputStream content = part.getInputStream()) {
            String name = FileNames.harmless(
                    Optional.ofNullable(part.getSubmittedFileName()).orElse(""), "file");
            return answers.attach(inquiry, currentUser.id(), new Attachment(name, type(name), content.readAllBytes()));
        }
    }

    /** By the name alone: what the browser says is not asked. */
    private static String type(String name) {
        return Optional.ofNullable(URLConnection.guessContentTypeFromName(name)).orElse("application/octet-stream");
    }
}
