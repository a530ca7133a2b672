package de.mat.intake;

/** Counts what a running import comes across. Written by one thread; others may read an older number. */
public final class ImportCount {

    private volatile int found;
    private volatile int imported;
    private volatile int quarantined;

    public void found(int more) {
        found = found + more;
    }

    public void oneImported() {
        imported = imported + 1;
    }

    public void oneQuarantined() {
        quarantined = quarantined + 1;
    }

    public int found() {
        return found;
    }

    public int imported() {
        return imported;
    }

    public int quarantined() {
        return quarantined;
    }
}
