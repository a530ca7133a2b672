package de.mat.product;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes pictures for a product, several at once, and leads back to it. It stands outside of the protected paths and looks for the role
 * itself: there the container would read the whole upload of a stranger before it asks who that is.
 */
@WebServlet("/product-pictures")
@MultipartConfig(
        maxFileSize = 2L * PictureMaker.LARGEST_FILE,
        maxRequestSize = PictureUploadServlet.LARGEST_UPLOAD,
        fileSizeThreshold = 64 * 1024)
public class PictureUploadServlet extends HttpServlet {

    /** Beyond it the container breaks off. */
    static final long LARGEST_UPLOAD = 10L * PictureMaker.LARGEST_FILE;

    private static final long serialVersionUID = 1L;

    /** In the address, where it can be read even if the upload is too large. */
    private static final Pattern PRODUCT = Pattern.compile("product=([0-9]{1,18})");

    @Inject
    private transient ProductPictureService pictures;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        Matcher product =
                PRODUCT.matcher(Optional.ofNullable(request.getQueryString()).orElse(""));
        if (!request.isUserInRole(Roles.PRODUCTS_WRITE) || !product.matches()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        String id = product.group(1);
        String problem =
                add(request, Long.parseLong(id)).map(each -> "&problem=" + each).orElse("");
        response.sendRedirect(request.getContextPath() + "/app/product.xhtml?id=" + id + problem + "#picturesTitle");
    }

    /** Each that can be taken is taken; what is wrong with the first of the others is told. */
    private Optional<PictureProblem> add(HttpServletRequest request, long product)
            throws IOException, ServletException {
        List<PictureProblem> problems = new ArrayList<>();
        try {
            for (Part part : request.getParts()) {
                if (part.getName().equals("picture") && part.getSize() > 0) {
                    add(product, part, problems);
                }
            }
        } catch (IllegalStateException tooLarge) {
            problems.add(PictureProblem.TOO_LARGE);
        }
        return problems.stream().findFirst();
    }

    private void add(long product, Part part, List<PictureProblem> problems) throws IOException {
        if (part.getSize() > PictureMaker.LARGEST_FILE) {
            problems.add(PictureProblem.TOO_LARGE);
            return;
        }
        try (InputStream in = part.getInputStream()) {
            if (!pictures.add(product, PictureMaker.make(in.readAllBytes()))) {
                problems.add(PictureProblem.TOO_MANY);
            }
        } catch (PictureRefusedException refused) {
            problems.add(refused.problem());
        }
    }
}
