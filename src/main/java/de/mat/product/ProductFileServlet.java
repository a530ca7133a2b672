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

/**
 * Takes a file with products, and leads back to the page that shows what would become of it. It stands outside of the protected paths and
 * looks for the role itself: there the container would read the whole upload of a stranger before it asks who that is.
 */
@WebServlet("/product-file")
@MultipartConfig(
        maxFileSize = 2L * ProductImport.LARGEST_FILE,
        maxRequestSize = 3L * ProductImport.LARGEST_FILE,
        fileSizeThreshold = 64 * 1024)
public class ProductFileServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final String PAGE = "/write/products/products-import.xhtml";

    @Inject
    private ProductFile file;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        if (!request.isUserInRole(Roles.PRODUCTS_WRITE)) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        try {
            file.keep(content(request.getPart("file")));
        } catch (IllegalStateException tooLarge) {
            file.keep(new byte[ProductImport.LARGEST_FILE + 1]);
        }
        response.sendRedirect(request.getContextPath() + PAGE);
    }

    /** One byte more than is taken is enough to see that a file is too large. */
    private static byte[] content(Part part) throws IOException {
        if (part == null) {
            return new byte[0];
        }
        try (InputStream in = part.getInputStream()) {
            return in.readNBytes(ProductImport.LARGEST_FILE + 1);
        }
    }
}
