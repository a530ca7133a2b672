package de.mat.delivery;

import java.util.Optional;

/**
 * News: a bulk message is about to be sent; told inside the transaction that takes it. Who caused it may hold it back; then it is
 * discarded.
 */
public final class BulkClaimed {

    private final String source;
    private final String recipient;
    private String reason;

    BulkClaimed(String source, String recipient) {
        this.source = source;
        this.recipient = recipient;
    }

    /** As it was submitted. */
    public String source() {
        return source;
    }

    /** The address. */
    public String recipient() {
        return recipient;
    }

    /**
     * It must not be sent.
     *
     * @param why comes back as the reply of the {@link DeliveryOutcome}
     */
    public void skip(String why) {
        reason = why;
    }

    Optional<String> skipped() {
        return Optional.ofNullable(reason);
    }
}
