package de.mat.website;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * A picture as it goes to visitors: whatever was uploaded is read as what its bytes are, made smaller and written anew, so nothing but
 * its pixels goes on.
 */
record LogoPicture(byte[] png, int width, int height) {

    /** Bytes of an upload. */
    static final int LARGEST_UPLOAD = 2 * 1024 * 1024;

    private static final Set<String> FORMATS = Set.of("png", "jpeg", "gif");
    private static final int MOST_PIXELS = 16_000_000;
    private static final int WIDEST = 640;
    private static final int HIGHEST = 192;

    /** Empty when the bytes are no picture of a known type, or one that is too large. */
    static Optional<LogoPicture> of(byte[] upload) {
        if (upload.length > LARGEST_UPLOAD) {
            return Optional.empty();
        }
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(upload))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            return readers.hasNext() ? read(readers.next(), in) : Optional.empty();
        } catch (IOException | RuntimeException noPicture) {
            // The readers throw anything at bytes that only begin like a picture.
            return Optional.empty();
        }
    }

    private static Optional<LogoPicture> read(ImageReader reader, ImageInputStream in) throws IOException {
        try {
            reader.setInput(in, true, true);
            if (!FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))
                    || (long) reader.getWidth(0) * reader.getHeight(0) > MOST_PIXELS) {
                return Optional.empty();
            }
            return Optional.of(written(scaled(reader.read(0))));
        } finally {
            reader.dispose();
        }
    }

    private static BufferedImage scaled(BufferedImage picture) {
        double factor =
                Math.min(1, Math.min((double) WIDEST / picture.getWidth(), (double) HIGHEST / picture.getHeight()));
        int width = Math.max(1, (int) Math.round(picture.getWidth() * factor));
        int height = Math.max(1, (int) Math.round(picture.getHeight() * factor));
        BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = scaled.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.setRenderingHint(RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_QUALITY);
        graphics.drawImage(picture, 0, 0, width, height, null);
        graphics.dispose();
        return scaled;
    }

    private static LogoPicture written(BufferedImage picture) throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", png);
        return new LogoPicture(png.toByteArray(), picture.getWidth(), picture.getHeight());
    }
}
