package de.mat.product;

/** A proposal: the inquiry may be about this product. */
public record ProductMatch(ProductLine product, MatchReason reason) {}
