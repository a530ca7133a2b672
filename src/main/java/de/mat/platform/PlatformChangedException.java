package de.mat.platform;

import jakarta.ejb.ApplicationException;

/** Somebody else changed the platform meanwhile; nothing was stored. */
@ApplicationException(rollback = true)
public class PlatformChangedException extends Exception {

    private static final long serialVersionUID = 1L;

    PlatformChangedException() {
        super("The platform was changed meanwhile");
    }
}
