package de.mat.product;

import jakarta.enterprise.context.SessionScoped;
import java.io.Serializable;
import java.util.Optional;

/** The file with products that somebody has just sent, on its way to the page that shows what would become of it. It is kept nowhere else. */
@SessionScoped
public class ProductFile implements Serializable {

    private static final long serialVersionUID = 1L;

    private transient byte[] content;

    void keep(byte[] file) {
        content = file.clone();
    }

    /** Hands out what was sent, once. */
    Optional<byte[]> take() {
        Optional<byte[]> taken = Optional.ofNullable(content);
        content = null;
        return taken;
    }
}
