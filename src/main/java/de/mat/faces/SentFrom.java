package de.mat.faces;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The parameters in the address of the page that a form was sent from. Faces' own address of a page has none of those that the page's
 * script put there, like the filter of a list.
 */
public final class SentFrom {

    /** What an address of ours may look like; anything else is forgotten. */
    private static final Pattern OURS = Pattern.compile("[A-Za-z0-9%&=+._~*-]{1,2000}");

    private SentFrom() {}

    /**
     * The parameters with their question mark, as browsers tell them to the same site.
     *
     * @param path of the page that the request is about, below the context path; another page's parameters do not count
     */
    public static Optional<String> query(HttpServletRequest request, String path) {
        String referrer = request.getHeader("Referer");
        if (referrer == null) {
            return Optional.empty();
        }
        try {
            URI page = URI.create(referrer);
            return Optional.ofNullable(page.getRawQuery())
                    .filter(query -> (request.getContextPath() + path).equals(page.getRawPath()))
                    .filter(query -> OURS.matcher(query).matches())
                    .map(query -> "?" + query);
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }
}
