package de.mat.website;

import de.mat.security.Roles;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.EJBException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;

/** What everybody may know of the website, while it is switched on; as it was, while the database is away. */
@Stateless
@PermitAll
@RunAs(Roles.SYSTEM)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PublicWebsite {

    @Inject
    private WebsiteService website;

    @Inject
    private KnownWebsite known;

    /** For the container. */
    public PublicWebsite() {}

    PublicWebsite(WebsiteService website, KnownWebsite known) {
        this.website = website;
        this.known = known;
    }

    /** How it looks; empty while visitors are to see nothing. */
    public Optional<WebsiteSettings> settings() {
        try {
            Optional<WebsiteSettings> settings = website.current().filter(WebsiteSettings::isActive);
            known.remember(settings.orElse(null));
            return settings;
        } catch (EJBException e) {
            return Optional.of(known.settings().orElseThrow(() -> e));
        }
    }

    /** The logo; also while visitors see nothing, as the administrator looks at it then. */
    public Optional<WebsiteLogo> logo() {
        try {
            return website.logo();
        } catch (EJBException e) {
            // The dealer's name stands there without one
            if (known.settings().isPresent()) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
