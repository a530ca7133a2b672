package de.mat.website;

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

/**
 * Takes the dealer's logo and leads back to the page. It stands outside of the protected paths and looks for the role itself: there the
 * container would read the whole upload of a stranger before it asks who that is.
 */
@WebServlet("/website-logo")
@MultipartConfig(maxFileSize = LogoServlet.LARGEST_REQUEST, maxRequestSize = LogoServlet.LARGEST_REQUEST)
public class LogoServlet extends HttpServlet {

    /** Beyond it the container breaks off; up to it a picture that is too large gets an answer. */
    static final long LARGEST_REQUEST = 20L * 1024 * 1024;

    private static final long serialVersionUID = 1L;

    @Inject
    private WebsiteService website;

    @Inject
    private LogoUpload upload;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        if (!request.isUserInRole(Roles.ADMINISTRATOR)) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        upload.tell(store(request));
        response.sendRedirect(request.getContextPath() + "/admin/website.xhtml");
    }

    private LogoUpload.Outcome store(HttpServletRequest request) throws IOException, ServletException {
        Part part;
        try {
            part = request.getPart("logo");
        } catch (IllegalStateException tooLarge) {
            return LogoUpload.Outcome.TOO_LARGE;
        }
        if (part == null || part.getSize() == 0) {
            return LogoUpload.Outcome.NOTHING;
        }
        if (part.getSize() > LogoPicture.LARGEST_UPLOAD) {
            return LogoUpload.Outcome.TOO_LARGE;
        }
        try (InputStream in = part.getInputStream()) {
            return website.storeLogo(in.readAllBytes()) ? LogoUpload.Outcome.STORED : LogoUpload.Outcome.NO_PICTURE;
        }
    }
}
