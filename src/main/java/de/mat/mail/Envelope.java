package de.mat.mail;

import de.mat.mail.ReceivedMail.Address;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What IMAP tells of a mail without its body (RFC 9051, ENVELOPE, RFC822.SIZE, INTERNALDATE).
 *
 * @param from the exact addresses; a group counts as none
 * @param received when the mailbox received it
 * @param size in bytes
 */
public record Envelope(long uid, List<Address> from, Optional<String> subject, Instant received, long size) {}
