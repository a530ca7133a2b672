package de.mat.mailing;

import jakarta.enterprise.context.ApplicationScoped;

/** Whether this node is feeding, and whether it is worth its while: not after each single message that was sent. */
@ApplicationScoped
public class FeedingTurn {

    /** Messages that make room for a piece. */
    private static final int ENOUGH = RunFeedService.PIECE;

    private boolean feeding;
    private boolean again;
    private int outcomes;

    /** One message is out of delivery; returns whether there is room for a piece now. */
    synchronized boolean hasMadeRoom() {
        outcomes++;
        return outcomes >= ENOUGH;
    }

    /** Returns false when it is being done: then it is done once more. */
    synchronized boolean begin() {
        again = feeding;
        boolean free = !feeding;
        feeding = true;
        return free;
    }

    /** A piece was handed over. */
    synchronized void went() {
        outcomes = 0;
    }

    /** Returns whether nobody wanted it done once more meanwhile. */
    synchronized boolean mayEnd() {
        boolean may = !again;
        again = false;
        return may;
    }

    synchronized void end() {
        feeding = false;
        outcomes = 0;
    }
}
