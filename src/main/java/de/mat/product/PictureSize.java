package de.mat.product;

/** The forms in which a picture is kept; both fit into a square of that many pixels. */
public enum PictureSize {
    LARGE(1600),
    THUMBNAIL(400);

    private final int pixels;

    PictureSize(int pixels) {
        this.pixels = pixels;
    }

    int pixels() {
        return pixels;
    }
}
