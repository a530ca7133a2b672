package de.mat.product;

/**
 * A picture as a browser gets it.
 *
 * @param type "image/jpeg" or "image/png"
 */
public record PictureFile(String type, byte[] content) {}
