package de.mat.platform;

import de.mat.faces.Messages;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The platforms as others know them: whose mails are imported, and what a platform is called. */
@Named
@RequestScoped
public class Platforms {

    /** The code of what is no platform, but brings inquiries all the same: the dealer's website. */
    public static final String WEBSITE = "website";

    @Inject
    private PlatformService platforms;

    private Map<String, String> names;

    /** Whose mails are imported, as it is now in the database. */
    public Senders senders() {
        return platforms.senders();
    }

    /** The codes of all platforms, in the order of their names. */
    public List<String> codes() {
        return names().entrySet().stream()
                .sorted(Map.Entry.comparingByValue(String.CASE_INSENSITIVE_ORDER))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The name to show for a code; the code itself when there is no such platform. */
    public String name(String code) {
        return names().getOrDefault(code, code);
    }

    private Map<String, String> names() {
        if (names == null) {
            names = new HashMap<>(platforms.names());
            names.put(WEBSITE, Messages.text("platforms.website"));
        }
        return names;
    }
}
