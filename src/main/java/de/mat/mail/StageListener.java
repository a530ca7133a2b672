package de.mat.mail;

/** Told of each stage as it begins and as it is passed; called in the connection's own thread. */
public interface StageListener {

    /** Listens to nothing. */
    StageListener NONE = new StageListener() {
        @Override
        public void started(Protocol protocol, Stage stage) {
            // nobody asked
        }

        @Override
        public void passed(Protocol protocol, Stage stage) {
            // nobody asked
        }
    };

    void started(Protocol protocol, Stage stage);

    void passed(Protocol protocol, Stage stage);
}
