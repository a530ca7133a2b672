package de.mat.intake;

import de.mat.inquiry.ReadAgain;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

/** The reading of all kept mails of a platform that runs on this node, at most one; afterwards what came of the last one. */
@ApplicationScoped
public class RunningReread {

    private RereadProgress progress;
    private boolean stopping;

    /** Begins one, unless one is running; every {@code true} is followed by {@link #end}. */
    synchronized boolean begin(String platform, int total) {
        if (isRunning()) {
            return false;
        }
        stopping = false;
        progress = new RereadProgress(platform, total, 0, 0, 0, 0, RereadProgress.State.RUNNING);
        return true;
    }

    /** One more mail is read. */
    synchronized void read(ReadAgain result) {
        progress = progress.plus(result.updated(), result.added(), 0);
    }

    /** One more mail could not be read. */
    synchronized void failed() {
        progress = progress.plus(0, 0, 1);
    }

    synchronized void end() {
        progress = progress.ended(stopping ? RereadProgress.State.STOPPED : RereadProgress.State.DONE);
    }

    /** It ends after the mail it is at. */
    @PreDestroy
    public synchronized void stop() {
        stopping = true;
    }

    synchronized boolean mayGoOn() {
        return !stopping;
    }

    public synchronized boolean isRunning() {
        return progress != null && progress.state() == RereadProgress.State.RUNNING;
    }

    /** How far the running or the last one is; null when there was none since the start of MAT. */
    public synchronized RereadProgress progress() {
        return progress;
    }
}
