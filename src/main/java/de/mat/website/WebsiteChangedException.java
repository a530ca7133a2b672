package de.mat.website;

import jakarta.ejb.ApplicationException;

/** The settings are not the ones any more that a change began with. */
@ApplicationException(rollback = true)
public class WebsiteChangedException extends Exception {

    private static final long serialVersionUID = 1L;

    WebsiteChangedException() {
        super("The settings of the website were changed meanwhile");
    }
}
