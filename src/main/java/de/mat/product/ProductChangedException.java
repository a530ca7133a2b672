package de.mat.product;

import jakarta.ejb.ApplicationException;

/** Somebody else changed or removed the product meanwhile; nothing was stored. */
@ApplicationException(rollback = true)
public class ProductChangedException extends Exception {

    private static final long serialVersionUID = 1L;

    ProductChangedException() {
        super("The product was changed meanwhile");
    }
}
