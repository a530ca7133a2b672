package de.mat.delivery;

/** In which order is sent, and what becomes of a message that the server may or may not have taken. The first goes first. */
public enum Urgency {
    /** Answers and notifications: rather twice than never; sent again with the same Message-ID. */
    PROMPT,
    /** Bulk mail: rather never than twice; a person decides. */
    BULK
}
