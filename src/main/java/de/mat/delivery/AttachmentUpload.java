package de.mat.delivery;

import de.mat.mail.Attachment;
import de.mat.mail.FileNames;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLConnection;
import java.util.Optional;
import java.util.function.Function;

/**
 * A file that a page sends to be attached: in the part {@code file} of a multipart request. The answer is 204, or 422 with the word of an
 * {@link AttachmentProblem}.
 */
public final class AttachmentUpload {

    /** Beyond it the container breaks off; up to it a file that is too large gets an answer. */
    public static final int LARGEST = 2 * AttachmentLimits.LARGEST_FILE;

    private static final int NOT_TAKEN = 422;

    private AttachmentUpload() {}

    /** Hands the file on, and tells what came of it. */
    public static void receive(
            HttpServletRequest request,
            HttpServletResponse response,
            Function<Attachment, Optional<AttachmentProblem>> attach)
            throws IOException {
        Optional<AttachmentProblem> problem = receive(request, attach);
        if (problem.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        } else {
            response.setStatus(NOT_TAKEN);
            response.setContentType("text/plain");
            response.getWriter().write(problem.get().name());
        }
    }

    private static Optional<AttachmentProblem> receive(
            HttpServletRequest request, Function<Attachment, Optional<AttachmentProblem>> attach) throws IOException {
        Part part;
        try {
            part = request.getPart("file");
        } catch (IllegalStateException | ServletException tooLarge) {
            return Optional.of(AttachmentProblem.TOO_LARGE);
        }
        if (part == null || part.getSize() == 0) {
            return Optional.of(AttachmentProblem.EMPTY);
        }
        if (part.getSize() > AttachmentLimits.LARGEST_FILE) {
            return Optional.of(AttachmentProblem.TOO_LARGE);
        }
        try (InputStream content = part.getInputStream()) {
            String name = FileNames.harmless(
                    Optional.ofNullable(part.getSubmittedFileName()).orElse(""), "file");
            return attach.apply(new Attachment(name, type(name), content.readAllBytes()));
        }
    }

    /** By the name alone: what the browser says is not asked. */
    private static String type(String name) {
        return Optional.ofNullable(URLConnection.guessContentTypeFromName(name)).orElse("application/octet-stream");
    }
}
