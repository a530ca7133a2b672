package de.mat.delivery;

import java.util.List;
import java.util.Optional;

/** How many files go along with a message that a user writes, and how large they may be. */
public final class AttachmentLimits {

    /** Files of one message. */
    public static final int MOST_FILES = 10;

    /** Bytes of one file. */
    public static final int LARGEST_FILE = 10_000_000;

    /** Bytes of all files of one message: coded for a mail they are a third more, and providers take 20 to 25 MB. */
    public static final int LARGEST_TOGETHER = 15_000_000;

    private AttachmentLimits() {}

    /**
     * Why one more file cannot be attached; empty when it can.
     *
     * @param attached bytes of each that is attached already
     * @param size bytes of the one to come
     */
    public static Optional<AttachmentProblem> problem(List<Long> attached, long size) {
        if (size == 0) {
            return Optional.of(AttachmentProblem.EMPTY);
        }
        if (size > LARGEST_FILE) {
            return Optional.of(AttachmentProblem.TOO_LARGE);
        }
        if (attached.size() >= MOST_FILES) {
            return Optional.of(AttachmentProblem.TOO_MANY);
        }
        long together = attached.stream().mapToLong(Long::longValue).sum() + size;
        return together > LARGEST_TOGETHER ? Optional.of(AttachmentProblem.TOO_LARGE_TOGETHER) : Optional.empty();
    }
}
