package de.mat.website;

import de.mat.user.Language;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * The frame of the public pages: the dealer's name, logo and links, and the language, which stands in the address once somebody chose
 * one. Needs neither session nor cookie.
 */
@Named
@RequestScoped
public class SiteView {

    /** The parameter of an address that names the language. */
    static final String LANGUAGE = "lang";

    @Inject
    private PublicWebsite website;

    private WebsiteSettings settings;
    private WebsiteLogo logo;
    private Optional<Language> chosen;
    private Language language;

    @PostConstruct
    void look() {
        settings = website.settings().orElse(null);
        logo = settings == null ? null : website.logo().orElse(null);
        ExternalContext external = external();
        chosen = Language.ofTag(external.getRequestParameterMap().get(LANGUAGE));
        language = chosen.orElseGet(
                () -> Language.preferredBy(external.getRequestHeaderMap().get("Accept-Language")));
    }

    /** Answers "not found" while the website is off. */
    public void open() throws IOException {
        if (settings == null) {
            answerNotFound();
        }
    }

    /** There is nothing at this address. */
    static void answerNotFound() throws IOException {
        FacesContext faces = FacesContext.getCurrentInstance();
        faces.getExternalContext().responseSendError(HttpServletResponse.SC_NOT_FOUND, null);
        faces.responseComplete();
    }

    /** The address of a page in the language that was chosen. */
    public String link(String page) {
        return withLanguage(external().getRequestContextPath() + "/web/" + page, chosen);
    }

    /** The address of a page that shows this product. */
    public String offer(String number) {
        return link("offer.xhtml?number=" + URLEncoder.encode(number, StandardCharsets.UTF_8));
    }

    /** The address of this page in the other language. */
    public String getOtherLanguage() {
        ExternalContext external = external();
        StringBuilder address = new StringBuilder(external.getRequestContextPath() + external.getRequestServletPath());
        external.getRequestParameterMap().forEach((name, value) -> {
            if (!name.equals(LANGUAGE)) {
                address.append(address.indexOf("?") < 0 ? '?' : '&')
                        .append(URLEncoder.encode(name, StandardCharsets.UTF_8))
                        .append('=')
                        .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
            }
        });
        return withLanguage(address.toString(), Optional.of(other()));
    }

    private static String withLanguage(String address, Optional<Language> language) {
        return language.map(spoken -> address + (address.contains("?") ? "&" : "?") + LANGUAGE + "=" + spoken.getTag())
                .orElse(address);
    }

    private Language other() {
        return language == Language.GERMAN ? Language.ENGLISH : Language.GERMAN;
    }

    private static ExternalContext external() {
        return FacesContext.getCurrentInstance().getExternalContext();
    }

    public String getOtherTag() {
        return other().getTag();
    }

    public Locale getLocale() {
        return language.locale();
    }

    public String getTag() {
        return language.getTag();
    }

    /** The tag of the language that somebody chose; null when it is the browser's. */
    public String getChosenTag() {
        return chosen.map(Language::getTag).orElse(null);
    }

    public WebsiteSettings getSettings() {
        return settings;
    }

    /** Null without one. */
    public WebsiteLogo getLogo() {
        return logo;
    }

    /** Another one whenever the colours may be others. */
    public long getColoursVersion() {
        return settings.getVersion();
    }
}
