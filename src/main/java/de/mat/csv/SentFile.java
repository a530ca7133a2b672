package de.mat.csv;

import java.io.Serializable;
import java.util.Optional;

/** A file that somebody has just sent, on its way to the page that shows what would become of it. It is kept nowhere else. */
public abstract class SentFile implements Serializable {

    private static final long serialVersionUID = 1L;

    private transient byte[] content;

    /** Keeps it instead of what was sent before. */
    public void keep(byte[] file) {
        content = file.clone();
    }

    /** Hands out what was sent, once. */
    public Optional<byte[]> take() {
        Optional<byte[]> taken = Optional.ofNullable(content);
        content = null;
        return taken;
    }
}
