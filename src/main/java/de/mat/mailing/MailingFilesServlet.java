package de.mat.mailing;

import de.mat.delivery.AttachmentUpload;
import de.mat.security.Roles;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.MultipartConfig;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * Takes a file that goes along with a mailing: {@code /mailing-files/<mailing>}. It stands outside of the protected paths and looks for the
 * role itself: there the container would read the whole upload of a stranger before it asks who that is.
 */
@WebServlet("/mailing-files/*")
@MultipartConfig(maxFileSize = AttachmentUpload.LARGEST, maxRequestSize = AttachmentUpload.LARGEST)
public class MailingFilesServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient MailingService mailings;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String mailing = Optional.ofNullable(request.getPathInfo()).orElse("/").substring(1);
        if (!request.isUserInRole(Roles.MAILINGS_WRITE) || !mailing.matches("[0-9]{1,18}")) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        AttachmentUpload.receive(request, response, file -> mailings.attach(Long.parseLong(mailing), file));
    }
}
