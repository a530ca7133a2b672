package de.mat.intake;

/**
 * How far the reading of kept mails is.
 *
 * @param platform code of the platform whose mails are read
 * @param total mails to read
 * @param done mails that were read or failed
 * @param updated inquiries of which something is recognised otherwise now
 * @param added inquiries that were not recognised before
 * @param failed mails that could not be read; what was recognised before stays
 */
public record RereadProgress(String platform, int total, int done, int updated, int added, int failed, State state) {

    /** Where it is. */
    public enum State {
        RUNNING,
        /** Every mail was read. */
        DONE,
        /** Ended before its time, as somebody wished. */
        STOPPED
    }

    RereadProgress plus(int moreUpdated, int moreAdded, int moreFailed) {
        return new RereadProgress(
                platform, total, done + 1, updated + moreUpdated, added + moreAdded, failed + moreFailed, state);
    }

    RereadProgress ended(State end) {
        return new RereadProgress(platform, total, done, updated, added, failed, end);
    }

    /** Of a hundred. */
    public int percent() {
        return total == 0 ? 100 : Math.min(100, 100 * done / total);
    }
}
