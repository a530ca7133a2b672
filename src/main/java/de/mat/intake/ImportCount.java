package de.mat.intake;

/** Counts what a running import comes across. Written by one thread; others may read an older number. */
final class ImportCount {

    private volatile int found;
    private volatile int imported;
    private volatile int quarantined;

    void found(int more) {
        found = found + more;
    }

    void oneImported() {
        imported = imported + 1;
    }

    void oneQuarantined() {
        quarantined = quarantined + 1;
    }

    int found() {
        return found;
    }

    int imported() {
        return imported;
    }

    int quarantined() {
        return quarantined;
    }
}
