package de.mat.product;

/** Whether the machine can be had. */
public enum ProductState {
    AVAILABLE,
    RESERVED,
    SOLD
}
