package de.mat.user;

import de.mat.faces.SentFrom;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The language of the page: what the signed-in user chose, else what was chosen in this browser (a cookie), else what the browser asks
 * for, else German. Needs no session.
 */
@Named
@RequestScoped
public class LanguageView {

    private static final String COOKIE = "language";
    private static final int A_YEAR = 365 * 24 * 60 * 60;

    @Inject
    private HttpServletRequest request;

    @Inject
    private CurrentUser currentUser;

    @Inject
    private UserService users;

    private Language language;

    /** For {@code f:view}. */
    public Locale getLocale() {
        return language().locale();
    }

    /** For {@code lang="…"}, and to mark the chosen language. */
    public String getTag() {
        return language().getTag();
    }

    /** The tags of all languages, in the order in which they are offered. */
    public List<String> getTags() {
        return Language.tags();
    }

    /** Shows the same page again in the language of this tag; anything but an offered tag changes nothing. */
    public void change(String tag) throws IOException {
        Optional<Language> chosen = Language.ofTag(tag);
        if (chosen.isPresent()) {
            choose(chosen.get());
        }
        showAgain();
    }

    private void choose(Language chosen) {
        external()
                .addResponseCookie(
                        COOKIE,
                        chosen.getTag(),
                        Map.of(
                                "path",
                                "/",
                                "maxAge",
                                A_YEAR,
                                "httpOnly",
                                true,
                                "secure",
                                request.isSecure(),
                                "SameSite",
                                "Lax"));
        if (currentUser.isSignedIn() && !currentUser.isPasswordChangeRequired()) {
            users.speak(chosen);
        }
    }

    private void showAgain() throws IOException {
        FacesContext faces = FacesContext.getCurrentInstance();
        String viewId = faces.getViewRoot().getViewId();
        // An error page has no address of its own.
        String address = viewId.startsWith("/WEB-INF/")
                ? request.getContextPath() + "/"
                : SentFrom.query(request, viewId)
                        .map(query -> request.getContextPath() + viewId + query)
                        .orElseGet(() ->
                                faces.getApplication().getViewHandler().getRedirectURL(faces, viewId, Map.of(), true));
        external().redirect(address);
    }

    private Language language() {
        if (language == null) {
            language = currentUser.language().or(this::fromCookie).orElseGet(this::fromBrowser);
        }
        return language;
    }

    private Optional<Language> fromCookie() {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Arrays::stream)
                .filter(cookie -> COOKIE.equals(cookie.getName()))
                .map(Cookie::getValue)
                .flatMap(tag -> Language.ofTag(tag).stream())
                .findFirst();
    }

    private Language fromBrowser() {
        return Language.preferredBy(request.getHeader("Accept-Language"));
    }

    private static ExternalContext external() {
        return FacesContext.getCurrentInstance().getExternalContext();
    }
}
