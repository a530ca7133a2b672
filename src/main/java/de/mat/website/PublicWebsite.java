package de.mat.website;

import de.mat.security.Roles;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;

/** What everybody may know of the website, while it is switched on. */
@Stateless
@PermitAll
@RunAs(Roles.SYSTEM)
public class PublicWebsite {

    @Inject
    private WebsiteService website;

    /** How it looks; empty while visitors are to see nothing. */
    public Optional<WebsiteSettings> settings() {
        return website.current().filter(WebsiteSettings::isActive);
    }

    /** The logo; also while visitors see nothing, as the administrator looks at it then. */
    public Optional<WebsiteLogo> logo() {
        return website.logo();
    }
}
