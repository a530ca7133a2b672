package de.mat.csv;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;

/**
 * Takes a file with a table, and leads back to the page that shows what would become of it. It stands outside of the protected paths
 * and looks for the role itself: there the container would read the whole upload of a stranger before it asks who that is.
 */
public abstract class TableUpload extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final String role;
    private final String page;
    private final int largest;

    /**
     * @param role who may send a file
     * @param page to lead back to
     * @param largest bytes of a file; of a larger one, one byte more is handed on
     */
    protected TableUpload(String role, String page, int largest) {
        this.role = role;
        this.page = page;
        this.largest = largest;
    }

    /** Where the file goes. */
    protected abstract SentFile file();

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        if (!request.isUserInRole(role)) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        try {
            file().keep(content(request.getPart("file")));
        } catch (IllegalStateException tooLarge) {
            file().keep(new byte[largest + 1]);
        }
        response.sendRedirect(request.getContextPath() + page);
    }

    /** One byte more than is taken is enough to see that a file is too large. */
    private byte[] content(Part part) throws IOException {
        if (part == null) {
            return new byte[0];
        }
        try (InputStream in = part.getInputStream()) {
            return in.readNBytes(largest + 1);
        }
    }
}
