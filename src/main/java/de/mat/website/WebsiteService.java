package de.mat.website;

import de.mat.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Keeps the settings of the website; administrators change them. */
@Stateless
@RolesAllowed({Roles.ADMINISTRATOR, Roles.SYSTEM})
public class WebsiteService {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int KEY_BYTES = 24;

    @PersistenceContext
    private EntityManager entityManager;

    /** For the container. */
    public WebsiteService() {}

    WebsiteService(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** The settings; empty before they were stored for the first time. */
    public Optional<WebsiteSettings> current() {
        return Optional.ofNullable(entityManager.find(WebsiteSettings.class, WebsiteSettings.ID));
    }

    /** The logo; empty when the dealer gave none. */
    public Optional<WebsiteLogo> logo() {
        return Optional.ofNullable(entityManager.find(WebsiteLogo.class, WebsiteLogo.ID));
    }

    /**
     * Stores the settings.
     *
     * @return what is wrong with them; empty when they were stored
     * @throws WebsiteChangedException if they are not the ones any more that the change began with
     */
    @RolesAllowed(Roles.ADMINISTRATOR)
    public List<WebsiteProblem> store(WebsiteDraft draft) throws WebsiteChangedException {
        List<WebsiteProblem> problems = WebsiteProblem.of(draft);
        if (problems.isEmpty()) {
            WebsiteSettings settings = locked();
            if (settings == null) {
                settings = new WebsiteSettings(newKey());
                entityManager.persist(settings);
            } else if (settings.getVersion() != draft.basedOn()) {
                throw new WebsiteChangedException();
            }
            settings.change(draft);
            entityManager.flush();
        }
        return problems;
    }

    /** Other websites need another key from now on; without settings there is none to change. */
    @RolesAllowed(Roles.ADMINISTRATOR)
    public void changeKey() {
        WebsiteSettings settings = locked();
        if (settings != null) {
            settings.changeKey(newKey());
        }
    }

    /** @return false when that is no picture which can be shown; then the logo stays as it was */
    @RolesAllowed(Roles.ADMINISTRATOR)
    public boolean storeLogo(byte[] upload) {
        Optional<LogoPicture> picture = LogoPicture.of(upload);
        picture.ifPresent(read ->
                logo().ifPresentOrElse(logo -> logo.change(read), () -> entityManager.persist(new WebsiteLogo(read))));
        return picture.isPresent();
    }

    /** Shows the dealer's name alone. */
    @RolesAllowed(Roles.ADMINISTRATOR)
    public void removeLogo() {
        logo().ifPresent(entityManager::remove);
    }

    private WebsiteSettings locked() {
        return entityManager.find(WebsiteSettings.class, WebsiteSettings.ID, LockModeType.PESSIMISTIC_WRITE);
    }

    private static String newKey() {
        byte[] key = new byte[KEY_BYTES];
        RANDOM.nextBytes(key);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key);
    }
}
