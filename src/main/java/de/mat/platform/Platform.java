package de.mat.platform;

import java.util.List;

/**
 * A trading platform that sends inquiries by mail.
 *
 * @param code identifies it for good, in lower case
 * @param name as shown
 * @param ownNames display names that mean the platform itself, never a person
 */
public record Platform(String code, String name, List<String> ownNames) {

    public Platform {
        ownNames = List.copyOf(ownNames);
    }

    /** Whether a display name is the platform's own. */
    public boolean isOwnName(String displayName) {
        return ownNames.stream().anyMatch(displayName.strip()::equalsIgnoreCase);
    }
}
