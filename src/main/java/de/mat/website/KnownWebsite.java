package de.mat.website;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** How the website looked last: while the database is away, who has just typed something shall see it again, and not an error page. */
@ApplicationScoped
public class KnownWebsite {

    private volatile WebsiteSettings settings;

    void remember(WebsiteSettings latest) {
        settings = latest;
    }

    Optional<WebsiteSettings> settings() {
        return Optional.ofNullable(settings);
    }
}
