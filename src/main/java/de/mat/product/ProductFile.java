package de.mat.product;

import de.mat.csv.SentFile;
import jakarta.enterprise.context.SessionScoped;

/** The file with products that somebody has just sent. */
@SessionScoped
public class ProductFile extends SentFile {

    private static final long serialVersionUID = 1L;
}
