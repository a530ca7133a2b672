package de.mat.mail;

import jakarta.mail.MessagingException;
import java.util.Optional;

/** Looks for an exception behind an exception; the mail library chains its own in a second way. */
final class Causes {

    private static final int DEEPEST = 20;

    private Causes() {}

    static <T extends Throwable> Optional<T> find(Throwable thrown, Class<T> type) {
        return find(thrown, type, DEEPEST);
    }

    private static <T extends Throwable> Optional<T> find(Throwable thrown, Class<T> type, int depth) {
        if (thrown == null || depth == 0) {
            return Optional.empty();
        }
        if (type.isInstance(thrown)) {
            return Optional.of(type.cast(thrown));
        }
        Optional<T> found = find(thrown.getCause(), type, depth - 1);
        if (found.isEmpty() && thrown instanceof MessagingException library) {
            return find(library.getNextException(), type, depth - 1);
        }
        return found;
    }
}
