package de.mat.product;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The pictures of products for the desk: {@code /app/product-pictures/<id>/large} and {@code …/thumbnail}. A picture never changes, so the
 * browser keeps it for good. {@code web.xml} and the service let in who may see products.
 */
@WebServlet("/app/product-pictures/*")
public class ProductPicturesServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final Pattern PATH = Pattern.compile("/([0-9]{1,18})/("
            + Arrays.stream(PictureSize.values())
                    .map(size -> size.name().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining("|"))
            + ")");

    @Inject
    private transient ProductPictureService pictures;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Matcher path = PATH.matcher(Optional.ofNullable(request.getPathInfo()).orElse(""));
        Optional<PictureFile> picture = path.matches()
                ? pictures.picture(
                        Long.parseLong(path.group(1)),
                        PictureSize.valueOf(path.group(2).toUpperCase(Locale.ROOT)))
                : Optional.empty();
        if (picture.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setHeader("Cache-Control", "private, max-age=31536000, immutable");
        response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox");
        response.setContentType(picture.get().type());
        response.setContentLength(picture.get().content().length);
        response.getOutputStream().write(picture.get().content());
    }
}
