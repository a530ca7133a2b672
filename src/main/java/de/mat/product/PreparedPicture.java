package de.mat.product;

/**
 * A picture as it is kept: made anew from what somebody uploaded, without anything else that stood in that file.
 *
 * @param type "image/jpeg" or "image/png", of both forms
 * @param width of the large form, in pixels
 * @param height of the large form, in pixels
 */
public record PreparedPicture(String type, int width, int height, byte[] large, byte[] thumbnail) {}
