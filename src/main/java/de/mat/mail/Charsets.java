package de.mat.mail;

import jakarta.mail.internet.MimeUtility;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Optional;
import java.util.Set;

/** Turns bytes into text by the charset a mail names, and by what its bytes look like when that name is missing, unknown or wrong. */
final class Charsets {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    /** Named by senders who mean UTF-8 or windows-1252 (as browsers read it). */
    private static final Set<Charset> UNDERSTATED = Set.of(StandardCharsets.US_ASCII, StandardCharsets.ISO_8859_1);

    private Charsets() {}

    /** The text; a byte that means nothing becomes U+FFFD, and so does NUL, which databases refuse. */
    static String decode(byte[] bytes, String charsetName) {
        Charset charset =
                find(charsetName).filter(named -> !UNDERSTATED.contains(named)).orElseGet(() -> guess(bytes));
        return new String(bytes, charset).replace('\u0000', '\ufffd');
    }

    private static Charset guess(byte[] bytes) {
        try {
            StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes));
            return StandardCharsets.UTF_8;
        } catch (CharacterCodingException notUtf8) {
            return WINDOWS_1252;
        }
    }

    private static Optional<Charset> find(String name) {
        if (name == null || name.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Charset.forName(MimeUtility.javaCharset(name.strip())));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return Optional.empty();
        }
    }
}
