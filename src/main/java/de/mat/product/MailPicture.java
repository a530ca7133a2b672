package de.mat.product;

import java.util.Base64;

/** A picture as it stands in the HTML of a mail: painted anew like those of products, and as small as mails want it. */
public final class MailPicture {

    /** Bytes of an uploaded file. */
    public static final int LARGEST_FILE = PictureMaker.LARGEST_FILE;

    /** Twice as wide as mails are read, for screens with fine dots. */
    private static final int PIXELS = 1200;

    /** What HTML that goes out may hold in one picture, as base64. */
    private static final int BYTES = 185_000;

    private MailPicture() {}

    /**
     * The data URL of the file.
     *
     * @throws PictureRefusedException if it is no picture that is taken
     */
    public static String dataUrl(byte[] file) throws PictureRefusedException {
        return dataUrl(file, PIXELS, BYTES);
    }

    /** The same, but not wider or higher than so many pixels. */
    public static String dataUrl(byte[] file, int pixels, int bytes) throws PictureRefusedException {
        PictureFile picture = PictureMaker.small(file, pixels, bytes);
        return "data:" + picture.type() + ";base64," + Base64.getEncoder().encodeToString(picture.content());
    }
}
