package de.mat.inquiry;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A mail that may continue a conversation instead of being an inquiry of its own.
 *
 * @param platform code of the platform that sent it
 * @param relayAddress its exact sender, if the platform gives each conversation an address of its own; else empty
 * @param answerAddress where an answer goes; a relay that sends for several buyers is told by it
 * @param references the Message-IDs it answers, with their angle brackets
 * @param received when the mailbox received it
 * @param message what the buyer wrote, plain text
 * @param messageId its own, with its angle brackets
 */
public record JoiningMail(
        String platform,
        Optional<String> relayAddress,
        Optional<String> answerAddress,
        List<String> references,
        Instant received,
        Optional<String> subject,
        String message,
        Optional<String> messageId) {

    public JoiningMail {
        references = List.copyOf(references);
    }
}
