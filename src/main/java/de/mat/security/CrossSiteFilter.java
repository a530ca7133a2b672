package de.mat.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Refuses what a page of another site makes a browser send (CSRF), on top of the view state of Faces: the login page has none. A
 * request that says nothing about where it comes from is no browser's. The interface for other websites knows neither cookies nor
 * logins, and asks for itself where a request comes from. Whoever has the address of a page where a recipient of bulk mail leaves may post
 * to it from anywhere (RFC 8058): it knows neither cookies nor logins either. That holds for this address as MAT writes it, in no other
 * spelling.
 */
public class CrossSiteFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> OWN = Set.of("same-origin", "none");
    private static final String LEAVING = "/web/u";
    private static final Pattern TOKEN = Pattern.compile("/[A-Za-z0-9_-]{22}");

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (READING.contains(request.getMethod()) || isForOthers(request) || comesFromUs(request)) {
            chain.doFilter(request, response);
        } else {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
        }
    }

    private static boolean isForOthers(HttpServletRequest request) {
        return isLeaving(request)
                || request.getServletPath().equals("/api")
                        && request.getPathInfo() != null
                        && request.getPathInfo().startsWith("/website/");
    }

    /** Both where the server takes it and how it was written: so there is nothing that the two could understand differently. */
    private static boolean isLeaving(HttpServletRequest request) {
        String token = request.getPathInfo();
        return request.getMethod().equals("POST")
                && request.getServletPath().equals(LEAVING)
                && token != null
                && TOKEN.matcher(token).matches()
                && request.getRequestURI().equals(request.getContextPath() + LEAVING + token);
    }

    private static boolean comesFromUs(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return OWN.contains(site);
        }
        String origin = request.getHeader("Origin");
        return origin == null || isOwn(origin, request.getHeader("Host"));
    }

    /** The Host header is what the browser used, unless a proxy changed it: then the public address is. */
    private static boolean isOwn(String origin, String host) {
        String withoutScheme = origin.replaceFirst("^https?://", "");
        return withoutScheme.equalsIgnoreCase(host)
                || withoutScheme.equalsIgnoreCase(PublicAddress.configured().authority());
    }
}
