package de.mat.website;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.ejb.EJBException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PublicWebsiteTest {

    private final WebsiteSettings settings = switchedOn();
    private Optional<WebsiteSettings> stored = Optional.of(settings);
    private boolean away;

    private final PublicWebsite website = new PublicWebsite(
            new WebsiteService() {
                @Override
                public Optional<WebsiteSettings> current() {
                    return found(stored);
                }

                @Override
                public Optional<WebsiteLogo> logo() {
                    return found(Optional.empty());
                }
            },
            new KnownWebsite());

    private <T> T found(T what) {
        if (away) {
            throw new EJBException("no database");
        }
        return what;
    }

    private static WebsiteSettings switchedOn() {
        return new WebsiteSettings("key") {
            @Override
            public boolean isActive() {
                return true;
            }
        };
    }

    @Test
    void looksAsItLastDidWhileTheDatabaseIsAway() {
        website.settings();

        away = true;

        assertSame(settings, website.settings().orElseThrow());
        assertEquals(Optional.empty(), website.logo());
    }

    @Test
    void isUnknownToWhoNeverSawIt() {
        away = true;

        assertThrows(EJBException.class, website::settings);
        assertThrows(EJBException.class, website::logo);
    }

    @Test
    void staysSwitchedOff() {
        website.settings();
        stored = Optional.empty();
        assertEquals(Optional.empty(), website.settings());

        away = true;

        assertThrows(EJBException.class, website::settings);
    }
}
