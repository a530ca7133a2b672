package de.mat.product;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.SampleModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.util.exif.ExifFilterUtils;
import net.coobird.thumbnailator.util.exif.ExifUtils;
import net.coobird.thumbnailator.util.exif.Orientation;

/**
 * Makes the pictures that are kept out of files that somebody uploaded. The kind of a file is told by its content; what is kept is
 * painted anew and holds nothing but the picture: no place where it was taken, no comment, nothing behind its end.
 */
final class PictureMaker {

    /** Bytes of an uploaded file. */
    static final int LARGEST_FILE = 15 * 1024 * 1024;

    /** More than any telephone makes without being asked to; a file of few bytes can claim any number. */
    private static final long MOST_PIXELS = 50_000_000;

    /** Bytes of a decoded picture. A larger one is decoded with fewer pixels, so that it never needs more of the heap. */
    private static final long LARGEST_DECODED = 64L * 1024 * 1024;

    /** Bytes of what is kept: every database takes that many in one column. */
    private static final int LARGEST_KEPT = 1_000_000;

    private static final byte[] PNG = "\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] JPEG = "\u00ff\u00d8\u00ff".getBytes(StandardCharsets.ISO_8859_1);

    private static final List<Double> QUALITIES = List.of(0.85, 0.7, 0.5, 0.3);

    private PictureMaker() {}

    /**
     * The file as it is kept. One after the other: pictures in the making together would need the heap many times.
     *
     * @throws PictureRefusedException if it is none that is taken
     */
    static synchronized PreparedPicture make(byte[] file) throws PictureRefusedException {
        if (file.length > LARGEST_FILE) {
            throw new PictureRefusedException(PictureProblem.TOO_LARGE);
        }
        String format = format(file);
        try {
            BufferedImage large = decoded(file, format);
            return format.equals("png") ? png(large) : jpeg(large);
        } catch (IOException | RuntimeException damaged) {
            // The library meets damage with exceptions of many kinds.
            throw new PictureRefusedException(PictureProblem.UNREADABLE);
        }
    }

    /**
     * The file as it stands in a mail: smaller, and of at most so many bytes.
     *
     * @param pixels that it is not wider or higher than
     * @throws PictureRefusedException if it is none that is taken
     */
    static synchronized PictureFile small(byte[] file, int pixels, int bytes) throws PictureRefusedException {
        PreparedPicture made = make(file);
        try {
            BufferedImage picture = fitting(ImageIO.read(new ByteArrayInputStream(made.large())), pixels);
            if (made.type().equals("image/png")) {
                byte[] drawing = pngFile(picture);
                if (drawing.length <= bytes) {
                    return new PictureFile(made.type(), drawing);
                }
            }
            BufferedImage plain = painted(picture, BufferedImage.TYPE_INT_RGB);
            byte[] content = small(plain, bytes);
            for (int size = pixels / 2; content.length > bytes; size /= 2) {
                content = small(fitting(plain, size), bytes);
            }
            return new PictureFile("image/jpeg", content);
        } catch (IOException e) {
            throw new PictureRefusedException(PictureProblem.UNREADABLE);
        }
    }

    private static String format(byte[] file) throws PictureRefusedException {
        if (startsWith(file, PNG)) {
            return "png";
        }
        if (startsWith(file, JPEG)) {
            return "jpeg";
        }
        throw new PictureRefusedException(PictureProblem.NO_PICTURE);
    }

    private static boolean startsWith(byte[] file, byte[] start) {
        return file.length > start.length && Arrays.equals(file, 0, start.length, start, 0, start.length);
    }

    /** Not larger than {@link PictureSize#LARGE}, and upright. */
    private static BufferedImage decoded(byte[] file, String format) throws IOException, PictureRefusedException {
        ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            boolean isJpeg = format.equals("jpeg");
            // Of a PNG its texts are not even looked at: they are compressed, and could be endless.
            reader.setInput(in, !isJpeg, !isJpeg);
            BufferedImage picture = fitting(reader.read(0, sampling(reader)), PictureSize.LARGE.pixels());
            Orientation orientation = isJpeg ? ExifUtils.getExifOrientation(reader, 0) : null;
            return orientation == null
                    ? picture
                    : ExifFilterUtils.getFilterForOrientation(orientation).apply(picture);
        } finally {
            reader.dispose();
        }
    }

    private static ImageReadParam sampling(ImageReader reader) throws IOException, PictureRefusedException {
        long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
        if (pixels > MOST_PIXELS) {
            throw new PictureRefusedException(PictureProblem.TOO_MANY_PIXELS);
        }
        Iterator<ImageTypeSpecifier> types = reader.getImageTypes(0);
        SampleModel samples = types.next().getSampleModel();
        long bytes = pixels * Arrays.stream(samples.getSampleSize()).sum() / Byte.SIZE;
        int step = (int) Math.ceil(Math.sqrt((double) Math.max(bytes, 1) / LARGEST_DECODED));
        ImageReadParam parameters = reader.getDefaultReadParam();
        parameters.setSourceSubsampling(step, step, 0, 0);
        return parameters;
    }

    private static BufferedImage fitting(BufferedImage picture, int pixels) throws IOException {
        return picture.getWidth() <= pixels && picture.getHeight() <= pixels
                ? picture
                : Thumbnails.of(picture).size(pixels, pixels).asBufferedImage();
    }

    /** As PNG where that is of a sensible size, as it is for drawings. */
    private static PreparedPicture png(BufferedImage picture) throws IOException {
        BufferedImage plain = painted(picture, BufferedImage.TYPE_INT_ARGB);
        byte[] large = pngFile(plain);
        return large.length > LARGEST_KEPT
                ? jpeg(plain)
                : new PreparedPicture(
                        "image/png",
                        plain.getWidth(),
                        plain.getHeight(),
                        large,
                        pngFile(fitting(plain, PictureSize.THUMBNAIL.pixels())));
    }

    private static PreparedPicture jpeg(BufferedImage picture) throws IOException {
        BufferedImage plain = painted(picture, BufferedImage.TYPE_INT_RGB);
        byte[] thumbnail = small(fitting(plain, PictureSize.THUMBNAIL.pixels()), LARGEST_KEPT);
        for (int pixels = PictureSize.LARGE.pixels(); ; pixels /= 2) {
            BufferedImage large = fitting(plain, pixels);
            byte[] content = small(large, LARGEST_KEPT);
            if (content.length <= LARGEST_KEPT) {
                return new PreparedPicture("image/jpeg", large.getWidth(), large.getHeight(), content, thumbnail);
            }
        }
    }

    /** As good as it gets in the bytes that are there, else too large at the lowest quality. */
    private static byte[] small(BufferedImage picture, int bytes) throws IOException {
        byte[] content = new byte[0];
        for (double quality : QUALITIES) {
            content = jpegFile(picture, quality);
            if (content.length <= bytes) {
                break;
            }
        }
        return content;
    }

    /** Without colour profile, palette or depth of its own; on white where nothing can shine through. */
    private static BufferedImage painted(BufferedImage picture, int type) {
        BufferedImage plain = new BufferedImage(picture.getWidth(), picture.getHeight(), type);
        Graphics2D graphics = plain.createGraphics();
        try {
            if (type == BufferedImage.TYPE_INT_RGB) {
                graphics.setColor(Color.WHITE);
                graphics.fillRect(0, 0, plain.getWidth(), plain.getHeight());
            }
            graphics.drawImage(picture, 0, 0, null);
        } finally {
            graphics.dispose();
        }
        return plain;
    }

    private static byte[] pngFile(BufferedImage picture) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", out);
        return out.toByteArray();
    }

    private static byte[] jpegFile(BufferedImage picture, double quality) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Thumbnails.of(picture)
                .scale(1)
                .outputFormat("jpg")
                .outputQuality(quality)
                .toOutputStream(out);
        return out.toByteArray();
    }
}
