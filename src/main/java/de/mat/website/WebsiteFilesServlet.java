package de.mat.website;

import de.mat.product.PictureFile;
import de.mat.product.PictureSize;
import de.mat.product.VisibleProductService;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files of the public pages: the dealer's colours, the logo, pictures. What never changes under its address a browser may keep for
 * good.
 */
@WebServlet("/web/files/*")
public class WebsiteFilesServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final Pattern PICTURE = Pattern.compile("/pictures/([0-9]{1,18})/(large|thumbnail)");

    @Inject
    private PublicWebsite website;

    @Inject
    private VisibleProductService products;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo() == null ? "" : request.getPathInfo();
        Optional<PictureFile> file = file(path);
        if (file.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
        response.setContentType(file.get().type());
        response.setContentLength(file.get().content().length);
        response.getOutputStream().write(file.get().content());
    }

    private Optional<PictureFile> file(String path) {
        if (path.equals("/logo.png")) {
            return website.logo().map(logo -> new PictureFile("image/png", logo.getContent()));
        }
        Optional<WebsiteSettings> settings = website.settings();
        if (settings.isEmpty()) {
            return Optional.empty();
        }
        if (path.equals("/colours.css")) {
            return settings.map(WebsiteFilesServlet::colours);
        }
        Matcher picture = PICTURE.matcher(path);
        return picture.matches()
                ? products.picture(
                        Long.parseLong(picture.group(1)),
                        PictureSize.valueOf(picture.group(2).toUpperCase(Locale.ROOT)))
                : Optional.empty();
    }

    private static PictureFile colours(WebsiteSettings settings) {
        Colour accent = Colour.of(settings.getAccent()).ground();
        Colour head = Colour.of(settings.getHead()).ground();
        String rules =
                ":root{--site-accent:" + accent + ";--site-on-accent:" + accent.textOn() + ";--site-accent-strong:"
                        + (accent.textOn().equals(Colour.WHITE) ? accent.darker(0.85) : accent) + ";--site-link:"
                        + accent.readable() + ";--site-head:" + head + ";--site-on-head:"
                        + head.textOn() + "}";
        return new PictureFile("text/css", rules.getBytes(StandardCharsets.UTF_8));
    }
}
