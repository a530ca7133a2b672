package de.mat.contact;

import de.mat.csv.SentFile;
import jakarta.enterprise.context.SessionScoped;

/** The file with contacts that somebody has just sent. */
@SessionScoped
public class ContactFile extends SentFile {

    private static final long serialVersionUID = 1L;
}
