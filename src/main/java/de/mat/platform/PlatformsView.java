package de.mat.platform;

import de.mat.faces.Messages;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;

/** Handelsplattformen: the list, and the switch of each. */
@Named
@RequestScoped
public class PlatformsView {

    @Inject
    private PlatformService platforms;

    private List<Platform> all;

    /** The eldest first. */
    public List<Platform> getAll() {
        if (all == null) {
            all = platforms.all();
        }
        return all;
    }

    /**
     * Imports its mails from now on.
     *
     * @param id what stands in the row: its place may be another one's meanwhile
     */
    public void activate(String id) {
        find(id).ifPresent(platform -> {
            platforms.activate(platform.getId());
            say("platforms.activated", platform);
        });
    }

    /** Imports its mails no longer. */
    public void deactivate(String id) {
        find(id).ifPresent(platform -> {
            platforms.deactivate(platform.getId());
            say("platforms.deactivated", platform);
        });
    }

    private Optional<Platform> find(String id) {
        return getAll().stream()
                .filter(platform -> platform.getId().toString().equals(id))
                .findFirst();
    }

    private void say(String key, Platform platform) {
        all = null;
        Messages.done(key, platform.getName());
    }
}
