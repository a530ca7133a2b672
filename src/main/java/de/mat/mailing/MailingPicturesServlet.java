package de.mat.mailing;

import de.mat.product.MailPicture;
import de.mat.product.PictureProblem;
import de.mat.product.PictureRefusedException;
import de.mat.security.Roles;
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
 * Makes a picture for a mailing out of a file: answers its data URL, or 422 with the word of a {@link PictureProblem}. Nothing is kept. It
 * stands outside of the protected paths and looks for the role itself, as {@link MailingFilesServlet} does.
 */
@WebServlet("/mailing-pictures")
@MultipartConfig(maxFileSize = 2L * MailPicture.LARGEST_FILE, maxRequestSize = 2L * MailPicture.LARGEST_FILE)
public class MailingPicturesServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final int NOT_TAKEN = 422;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!request.isUserInRole(Roles.MAILINGS_WRITE)) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setContentType("text/plain");
        try {
            response.getWriter().write(MailPicture.dataUrl(file(request)));
        } catch (PictureRefusedException refused) {
            response.setStatus(NOT_TAKEN);
            response.getWriter().write(refused.problem().name());
        } catch (IllegalStateException | ServletException tooLarge) {
            response.setStatus(NOT_TAKEN);
            response.getWriter().write(PictureProblem.TOO_LARGE.name());
        }
    }

    private static byte[] file(HttpServletRequest request) throws IOException, ServletException {
        Part part = request.getPart("file");
        if (part == null) {
            return new byte[0];
        }
        try (InputStream content = part.getInputStream()) {
            return content.readAllBytes();
        }
    }
}
