package de.mat.mail;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Makes Message-IDs (RFC 5322, 3.6.4): random, in the sender's domain, so that no host name or process of ours leaves the house. */
public final class MessageIds {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 16;

    private MessageIds() {}

    /**
     * A new id with angle brackets.
     *
     * @param senderAddress the address the message is sent from
     */
    public static String create(String senderAddress) {
        byte[] unique = new byte[BYTES];
        RANDOM.nextBytes(unique);
        String domain = MailAddresses.asciiForm(senderAddress, UnsafeMailException.Field.SENDER_ADDRESS)
                .substring(senderAddress.lastIndexOf('@') + 1);
        return "<" + HexFormat.of().formatHex(unique) + "@" + domain + ">";
    }
}
