package de.mat.inquiry;

import java.time.Instant;

/**
 * A mail whose text is kept, with what was known of it when it came in.
 *
 * @param platform code of the platform that sent it
 * @param received when the mailbox received it
 * @param raw the mail as it came
 */
public record KeptMail(String platform, Instant received, byte[] raw) {}
