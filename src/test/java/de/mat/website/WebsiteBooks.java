package de.mat.website;

import jakarta.persistence.EntityManager;

/** Opens the way to the settings of the website for tests of other packages. */
public final class WebsiteBooks {

    private WebsiteBooks() {}

    /** The service inside a transaction of the test. */
    public static WebsiteService in(EntityManager entityManager) {
        return new WebsiteService(entityManager);
    }

    /** Settings that visitors can use. */
    public static WebsiteDraft complete() {
        WebsiteDraft draft = WebsiteDraft.empty();
        draft.setActive(true);
        draft.setDealer("Muster Maschinen GmbH");
        draft.setImprintUrl("https://www.muster-maschinen.example/impressum");
        draft.setPrivacyUrl("https://www.muster-maschinen.example/datenschutz");
        return draft;
    }
}
