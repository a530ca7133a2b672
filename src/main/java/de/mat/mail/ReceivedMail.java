package de.mat.mail;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A mail from the mailbox, decoded once: charsets and transfer encodings are gone, nothing is sanitised yet.
 *
 * @param from the exact addresses of the From header; a sender test needs exactly one
 * @param authenticationResults what the server that received the mail says about its sender, not decoded: one at most
 * @param html the first HTML part that is no attachment
 * @param text the first plain-text part that is no attachment
 */
public record ReceivedMail(
        List<Address> from,
        List<Address> replyTo,
        Optional<String> subject,
        Optional<Instant> date,
        Optional<String> messageId,
        List<String> references,
        List<String> authenticationResults,
        Optional<String> html,
        Optional<String> text) {

    /**
     * One mailbox (RFC 5322, 3.4).
     *
     * @param name the display name, decoded; empty when absent
     * @param address local part, "@" and domain, as sent
     */
    public record Address(String name, String address) {}
}
