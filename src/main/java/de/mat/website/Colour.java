package de.mat.website;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A colour of the dealer's, as {@code #rrggbb}. What is written with it or on it can be read whatever was chosen (WCAG 2.2, contrast of
 * 4.5 to 1).
 */
record Colour(int red, int green, int blue) {

    static final Colour WHITE = new Colour(255, 255, 255);
    static final Colour INK = new Colour(31, 41, 51);

    private static final Pattern NOTATION = Pattern.compile("#[0-9a-fA-F]{6}");
    private static final double READABLE = 4.5;
    private static final double STEP = 0.94;

    static boolean isColour(String text) {
        return text != null && NOTATION.matcher(text).matches();
    }

    /** @param text one that {@link #isColour} */
    static Colour of(String text) {
        int value = Integer.parseInt(text.substring(1), 16);
        return new Colour(value >> 16, value >> 8 & 0xff, value & 0xff);
    }

    /** What can be read on it: white, else the ink of the pages. */
    Colour textOn() {
        return contrast(WHITE) >= READABLE || contrast(WHITE) >= contrast(INK) ? WHITE : INK;
    }

    /** The same, so dark that it can be read on white. */
    Colour readable() {
        Colour colour = this;
        while (colour.contrast(WHITE) < READABLE) {
            colour = colour.darker(STEP);
        }
        return colour;
    }

    /** A background of this colour that text in white or ink can be read on. */
    Colour ground() {
        Colour colour = this;
        while (colour.contrast(colour.textOn()) < READABLE) {
            colour = colour.darker(STEP);
        }
        return colour;
    }

    Colour darker(double factor) {
        return new Colour((int) (red * factor), (int) (green * factor), (int) (blue * factor));
    }

    double contrast(Colour other) {
        double lighter = Math.max(luminance(), other.luminance());
        double darker = Math.min(luminance(), other.luminance());
        return (lighter + 0.05) / (darker + 0.05);
    }

    private double luminance() {
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    }

    private static double linear(int part) {
        double share = part / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "#%02x%02x%02x", red, green, blue);
    }
}
