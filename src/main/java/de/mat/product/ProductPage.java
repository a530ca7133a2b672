package de.mat.product;

import java.util.List;

/**
 * A page of a list of products.
 *
 * @param count how many products the whole list has
 */
public record ProductPage(List<ProductLine> lines, int count) {}
