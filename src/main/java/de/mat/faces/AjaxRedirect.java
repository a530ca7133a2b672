package de.mat.faces;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A redirect from outside of Faces that the page's script understands too: a plain one would be followed in vain by an Ajax request. */
public final class AjaxRedirect {

    private AjaxRedirect() {}

    /** Whether the request was sent by the script of a page. */
    public static boolean isAjax(HttpServletRequest request) {
        return "partial/ajax".equals(request.getHeader("Faces-Request"));
    }

    /**
     * Sends the browser to a path below the context path.
     *
     * @param path one of our own paths, never a value of the request
     */
    public static void redirect(HttpServletRequest request, HttpServletResponse response, String path)
            throws IOException {
        String address = request.getContextPath() + path;
        if (!isAjax(request)) {
            response.sendRedirect(address);
            return;
        }
        response.setContentType("text/xml");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader("Cache-Control", "no-store");
        response.getWriter()
                .write("<?xml version=\"1.0\" encoding=\"UTF-8\"?><partial-response><redirect url=\""
                        + address.replace("&", "&amp;").replace("\"", "&quot;") + "\"/></partial-response>");
    }
}
