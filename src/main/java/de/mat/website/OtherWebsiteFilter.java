package de.mat.website;

import de.mat.security.PublicAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * Lets in who names the site key, from an origin that the dealer allowed; a request without an origin is no browser's. Answers browsers
 * that ask beforehand (CORS). Cookies play no part. Whatever the path: the interface holds nothing for others, and one address has many
 * spellings.
 */
@Provider
@PreMatching
@ApplicationScoped
public class OtherWebsiteFilter implements ContainerRequestFilter, ContainerResponseFilter {

    private static final String ORIGIN = "Origin";
    private static final String ALLOWED = OtherWebsiteFilter.class.getName();
    private static final int FORBIDDEN = 403;

    @Inject
    private PublicWebsite website;

    /** For the container. */
    public OtherWebsiteFilter() {}

    OtherWebsiteFilter(PublicWebsite website) {
        this.website = website;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Optional<WebsiteSettings> settings = website.settings();
        if (settings.isEmpty()) {
            request.abortWith(Problem.switchedOff());
            return;
        }
        String origin = request.getHeaderString(ORIGIN);
        if (origin != null && !isOwn(origin) && !settings.get().allows(origin)) {
            request.abortWith(Problem.of(FORBIDDEN, "Origin not allowed", "The dealer has not allowed this website"));
            return;
        }
        request.setProperty(ALLOWED, origin);
        if (HttpMethod.OPTIONS.equals(request.getMethod())) {
            request.abortWith(Response.noContent().build());
        } else if (!isKey(request.getUriInfo().getQueryParameters().getFirst("key"), settings.get())) {
            request.abortWith(
                    Problem.of(FORBIDDEN, "Wrong site key", "The parameter key must be the dealer's site key"));
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        MultivaluedMap<String, Object> headers = response.getHeaders();
        headers.putSingle("Vary", ORIGIN);
        if (request.getProperty(ALLOWED) instanceof String origin) {
            headers.putSingle("Access-Control-Allow-Origin", origin);
            if (HttpMethod.OPTIONS.equals(request.getMethod())) {
                headers.putSingle("Access-Control-Allow-Methods", "GET, POST");
                headers.putSingle("Access-Control-Allow-Headers", "Content-Type");
                headers.putSingle("Access-Control-Max-Age", "600");
            }
        }
    }

    private static boolean isOwn(String origin) {
        return PublicAddress.configured().origin().equals(origin);
    }

    private static boolean isKey(String key, WebsiteSettings settings) {
        return key != null
                && MessageDigest.isEqual(
                        key.getBytes(StandardCharsets.UTF_8),
                        settings.getSiteKey().getBytes(StandardCharsets.UTF_8));
    }
}
