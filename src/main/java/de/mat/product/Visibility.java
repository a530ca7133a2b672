package de.mat.product;

/** Whether the website shows a product, as a choice in a list. */
public enum Visibility {
    VISIBLE,
    HIDDEN
}
