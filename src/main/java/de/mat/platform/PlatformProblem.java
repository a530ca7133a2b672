package de.mat.platform;

/**
 * What keeps a platform from being stored.
 *
 * @param sender which of its senders it is about, counted from 0; -1 when it is about the name
 * @param platform the name of the other platform
 */
public record PlatformProblem(Kind kind, int sender, String platform) {

    /** What it is. */
    public enum Kind {
        /** Another platform has this name. */
        NAME_TAKEN,
        /** Another platform, or another line of this one, takes these mails. */
        SENDER_TAKEN
    }
}
