package de.mat.website;

import jakarta.enterprise.context.SessionScoped;
import java.io.Serializable;
import java.util.Optional;

/** What became of the logo that an administrator uploaded, until the page has said so. */
@SessionScoped
public class LogoUpload implements Serializable {

    /** What became of it. */
    public enum Outcome {
        STORED,
        /** Nothing was chosen. */
        NOTHING,
        TOO_LARGE,
        /** Its bytes are none of a picture that MAT can show. */
        NO_PICTURE
    }

    private static final long serialVersionUID = 1L;

    private Outcome outcome;

    void tell(Outcome what) {
        outcome = what;
    }

    /** Once. */
    Optional<Outcome> takeOutcome() {
        Optional<Outcome> taken = Optional.ofNullable(outcome);
        outcome = null;
        return taken;
    }
}
