package de.mat.inquiry;

import de.mat.delivery.AttachmentUpload;
import de.mat.security.Roles;
import de.mat.user.CurrentUser;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.MultipartConfig;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * Takes a file for the draft that the signed-in user writes to an inquiry: {@code /answer-files/<inquiry>}. It stands outside of the
 * protected paths and looks for the role itself: there the container would read the whole upload of a stranger before it asks who that is.
 */
@WebServlet("/answer-files/*")
@MultipartConfig(maxFileSize = AttachmentUpload.LARGEST, maxRequestSize = AttachmentUpload.LARGEST)
public class AnswerFilesServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

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
        AttachmentUpload.receive(
                request, response, file -> answers.attach(Long.parseLong(inquiry), currentUser.id(), file));
    }
}
