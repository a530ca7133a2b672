package de.mat.mail;

import jakarta.mail.util.StreamProvider;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Words in UTF-8 as they pass any server (RFC 2045, 6.7). */
final class QuotedPrintable {

    /** Looked for once: the library would look through every archive of the class path for each word. */
    private static final StreamProvider STREAMS = StreamProvider.provider();

    private QuotedPrintable() {}

    /** Without a line break at the end; a space there is encoded, so anything may follow. */
    static String encode(String words) {
        ByteArrayOutputStream encoded = new ByteArrayOutputStream();
        try (OutputStream encoder = STREAMS.outputQP(encoded)) {
            encoder.write(MailComposer.withMailLineBreaks(words).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("nothing is written to a file or network", e);
        }
        return encoded.toString(StandardCharsets.US_ASCII);
    }
}
