package de.mat.security;

import java.net.URI;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * The address users reach MAT at ({@code mat.public-url}). What must be right behind a proxy comes from it and never from the Host
 * header: whether cookies need TLS, who is a foreign site, links in mails.
 */
public final class PublicAddress {

    private final URI address;

    private PublicAddress(URI address) {
        this.address = address;
    }

    /**
     * The configured address.
     *
     * @throws IllegalStateException naming the setting, if it is no http or https address
     */
    public static PublicAddress configured() {
        return of(ConfigProvider.getConfig().getValue("mat.public-url", String.class));
    }

    static PublicAddress of(String text) {
        try {
            URI address = URI.create(text);
            if (address.getHost() != null
                    && ("https".equals(address.getScheme()) || "http".equals(address.getScheme()))) {
                return new PublicAddress(address);
            }
        } catch (IllegalArgumentException e) {
            throw notAnAddress(text, e);
        }
        throw notAnAddress(text, null);
    }

    private static IllegalStateException notAnAddress(String text, Exception cause) {
        return new IllegalStateException(
                "mat.public-url: " + text + " is no address like https://mat.example.com/", cause);
    }

    /** Whether users reach MAT by TLS. */
    public boolean isSecure() {
        return "https".equals(address.getScheme());
    }

    /** Host and, where it is not the usual one, port. */
    public String authority() {
        return address.getAuthority();
    }

    /**
     * The whole address of a page.
     *
     * @param path with a slash before it
     */
    public String page(String path) {
        return address.toString().replaceAll("/+$", "") + path;
    }
}
