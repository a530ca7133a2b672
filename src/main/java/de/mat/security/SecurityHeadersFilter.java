package de.mat.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * Tells the browser what our pages may do, on every answer, and refuses addresses with control characters. The answer has a whole
 * policy from the start; what PrimeFaces adds to it, the nonce of the page's scripts, is merged into the one header.
 */
public class SecurityHeadersFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final String POLICY = "Content-Security-Policy";
    private static final String RULES = "default-src 'self'; style-src 'self' 'unsafe-inline'; "
            + "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; ";

    /** Visitors' pages need nothing that PrimeFaces needs. */
    private static final String WEBSITE_RULES =
            "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; "
                    + "form-action 'self'; frame-ancestors 'none'; ";

    private static final String WEBSITE = "/web/";

    /** What pages of other websites may use: the script of the forms, the interface behind it, pictures. */
    private static final Pattern FOR_OTHERS = Pattern.compile("/web/forms\\.js|/web/files/.*|/api/website/.*");

    private static final String OWN_PICTURES = "img-src 'self' data:; ";

    /** The preview of the signature there shows what will be sent, and that may name pictures of the dealer's website. */
    private static final String PREVIEW_PAGE = "/admin/account.xhtml";

    private static final String OWN_AND_SENT_PICTURES = "img-src 'self' data: https:; ";
    private static final String OWN_SCRIPTS = "script-src 'self';";
    private static final Pattern CONTROL_CHARACTER = Pattern.compile("[\\x00-\\x1F\\x7F]|%[01][0-9a-fA-F]|%7[fF]");

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
        boolean forOthers = FOR_OTHERS.matcher(path).matches();
        String rules = rules(path);
        GuardedAnswer answer = new GuardedAnswer(response, rules);
        answer.setHeader(POLICY, rules + OWN_SCRIPTS);
        answer.setHeader("X-Content-Type-Options", "nosniff");
        answer.setHeader("X-Frame-Options", "DENY");
        answer.setHeader("Referrer-Policy", "same-origin");
        answer.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        answer.setHeader("Cross-Origin-Resource-Policy", forOthers ? "cross-origin" : "same-origin");
        answer.setHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
        if (request.isSecure() || PublicAddress.configured().isSecure()) {
            answer.setHeader("Strict-Transport-Security", "max-age=31536000");
        }
        if (!request.getRequestURI().contains("/jakarta.faces.resource/")) {
            answer.setHeader("Cache-Control", "no-store");
        }
        if (isFirstDispatch(request)
                && CONTROL_CHARACTER.matcher(request.getRequestURI()).find()) {
            answer.sendError(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        chain.doFilter(request, answer);
    }

    private static String rules(String path) {
        if (path.startsWith(WEBSITE)) {
            return WEBSITE_RULES;
        }
        return RULES + (path.equals(PREVIEW_PAGE) ? OWN_AND_SENT_PICTURES : OWN_PICTURES);
    }

    /** The page of an error is shown for the very address that was refused. */
    private static boolean isFirstDispatch(HttpServletRequest request) {
        return request.getDispatcherType() == DispatcherType.REQUEST;
    }

    private static final class GuardedAnswer extends HttpServletResponseWrapper {

        private final String rules;

        private GuardedAnswer(HttpServletResponse response, String rules) {
            super(response);
            this.rules = rules;
        }

        @Override
        public void addHeader(String name, String value) {
            if (POLICY.equalsIgnoreCase(name)) {
                setHeader(POLICY, rules + value);
            } else {
                super.addHeader(name, value);
            }
        }

        /** Without the message: Faces puts paths of our files into it, and the server puts it into the status line. */
        @Override
        public void sendError(int status, String message) throws IOException {
            super.sendError(status);
        }
    }
}
