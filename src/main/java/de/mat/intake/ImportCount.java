package de.mat.intake;

/**
 * Counts what a running import comes across, and how much of the mailbox it has seen. Written by one thread; others may read an older
 * number.
 */
public final class ImportCount {

    private volatile int searched;
    private volatile int envelopes;
    private volatile int bodies;
    private volatile int candidates;
    private volatile int done;
    private volatile int found;
    private volatile int imported;
    private volatile int joined;
    private volatile int known;
    private volatile int toRetry;
    private volatile int quarantined;

    /** So many mails are to be looked at. */
    public void candidates(int all) {
        candidates = all;
    }

    /** So many more of them have been seen to, whatever became of them. */
    public void done(int more) {
        done = done + more;
    }

    public void searched(int more) {
        searched = searched + more;
    }

    public void envelopes(int more) {
        envelopes = envelopes + more;
    }

    public void bodies(int more) {
        bodies = bodies + more;
    }

    public void found(int more) {
        found = found + more;
    }

    public void oneImported() {
        imported = imported + 1;
    }

    public void oneJoined() {
        joined = joined + 1;
    }

    public void oneKnown() {
        known = known + 1;
    }

    public void oneToRetry() {
        toRetry = toRetry + 1;
    }

    public void oneQuarantined() {
        quarantined = quarantined + 1;
    }

    /** Mails that are to be looked at; 0 until the server has named them. */
    public int candidates() {
        return candidates;
    }

    /** Those of them that have been seen to. */
    public int done() {
        return done;
    }

    /** Mails beyond the position that the server searched for us, at most. */
    public int searched() {
        return searched;
    }

    /** Mails whose envelope (sender, subject, date, size) was asked for. */
    public int envelopes() {
        return envelopes;
    }

    /** Mails whose text, or headers only, was asked for. */
    public int bodies() {
        return bodies;
    }

    /** New mails whose exact sender belongs to a platform. */
    public int found() {
        return found;
    }

    /** Those that became inquiries. */
    public int imported() {
        return imported;
    }

    /** Those that joined an inquiry that was there. */
    public int joined() {
        return joined;
    }

    /** Those that were settled under another number before. */
    public int known() {
        return known;
    }

    /** Those that failed and will be tried again. */
    public int toRetry() {
        return toRetry;
    }

    /** Those that were given up. */
    public int quarantined() {
        return quarantined;
    }
}
