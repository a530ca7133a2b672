package de.mat.mail;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What came of several mails that were asked for at once: what arrived whole and without contradiction counts, even if the
 * connection broke afterwards. Each is taken out once, so that its memory is free when it is done with.
 */
public final class Fetched<T> {

    private final Map<Long, T> found;
    private final Optional<MailFailureException> failure;

    private Fetched(Map<Long, T> found, Optional<MailFailureException> failure) {
        this.found = new HashMap<>(found);
        this.failure = failure;
    }

    static <T> Fetched<T> all(Map<Long, T> found) {
        return new Fetched<>(found, Optional.empty());
    }

    static <T> Fetched<T> until(MailFailureException failure, Map<Long, T> found) {
        return new Fetched<>(found, Optional.of(failure));
    }

    /** What came of this mail; empty when nothing usable did, or when it was taken before. */
    public Optional<T> take(long uid) {
        return Optional.ofNullable(found.remove(uid));
    }

    /** Why no more came; empty when the server left out what is missing, as it does with mails that are gone. */
    public Optional<MailFailureException> failure() {
        return failure;
    }
}
