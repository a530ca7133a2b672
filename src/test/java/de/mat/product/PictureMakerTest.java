package de.mat.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.mat.html.HtmlSanitizer;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of files that are said to be pictures. */
class PictureMakerTest {

    @ParameterizedTest
    @CsvSource({
        "4000, 3000, 1600, 1200, 400, 300",
        "1000, 5000, 320, 1600, 80, 400",
        "1600, 1600, 1600, 1600, 400, 400",
        "500, 200, 500, 200, 400, 160",
        "3, 2, 3, 2, 3, 2",
        "1, 1, 1, 1, 1, 1"
    })
    void keepsAPictureInTwoSizesAndEnlargesNone(
            int width, int height, int largeWidth, int largeHeight, int smallWidth, int smallHeight) throws Exception {
        PreparedPicture made = PictureMaker.make(file(picture(width, height), "jpg"));

        assertEquals("image/jpeg", made.type());
        assertEquals(largeWidth, made.width());
        assertEquals(largeHeight, made.height());
        assertEquals(largeWidth, decoded(made.large()).getWidth());
        assertEquals(largeHeight, decoded(made.large()).getHeight());
        assertEquals(smallWidth, decoded(made.thumbnail()).getWidth());
        assertEquals(smallHeight, decoded(made.thumbnail()).getHeight());
    }

    @Test
    void drawingsStayPngAndKeepWhatShinesThrough() throws Exception {
        BufferedImage drawing = new BufferedImage(2000, 1000, BufferedImage.TYPE_INT_ARGB);

        PreparedPicture made = PictureMaker.make(file(drawing, "png"));

        assertEquals("image/png", made.type());
        assertEquals(0, decoded(made.large()).getRGB(5, 5) >>> 24);
        assertEquals(400, decoded(made.thumbnail()).getWidth());
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg"})
    void noPictureIsLargerThanAColumn(String format) throws Exception {
        PreparedPicture made = PictureMaker.make(file(noise(2200, 1700), format));

        assertEquals("image/jpeg", made.type());
        assertTrue(made.large().length <= 1_000_000, made.large().length + " bytes");
        assertTrue(made.width() >= 800, made.width() + " pixels");
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg"})
    void inAMailAPictureIsSmall(String format) throws Exception {
        PictureFile made = PictureMaker.small(file(noise(2200, 1700), format), 1200, 185_000);

        assertEquals("image/jpeg", made.type());
        assertTrue(made.content().length <= 185_000, made.content().length + " bytes");
        assertTrue(decoded(made.content()).getWidth() >= 300, "it can still be seen");
        String url = MailPicture.dataUrl(file(noise(2200, 1700), format));
        assertTrue(HtmlSanitizer.outgoing("<img src='" + url + "'>").contains("data:image/jpeg"));
    }

    @Test
    void inAMailADrawingStaysPng() throws Exception {
        BufferedImage drawing = new BufferedImage(2000, 1000, BufferedImage.TYPE_INT_ARGB);

        PictureFile made = PictureMaker.small(file(drawing, "png"), 1200, 185_000);

        assertEquals("image/png", made.type());
        assertEquals(1200, decoded(made.content()).getWidth());
        assertThrows(
                PictureRefusedException.class, () -> MailPicture.dataUrl("<svg/>".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aTransparentPhotographLiesOnWhite() throws Exception {
        BufferedImage half = noise(1600, 1600);
        BufferedImage transparent = new BufferedImage(1600, 1600, BufferedImage.TYPE_INT_ARGB);
        transparent.getGraphics().drawImage(half, 0, 800, null);

        PreparedPicture made = PictureMaker.make(file(transparent, "png"));

        assertEquals("image/jpeg", made.type());
        assertEquals(Color.WHITE, new Color(decoded(made.large()).getRGB(10, 10)));
    }

    @Test
    void standsUprightAsTheCameraSaid() throws Exception {
        BufferedImage lying = picture(600, 300);
        Graphics2D graphics = lying.createGraphics();
        graphics.setColor(Color.RED);
        graphics.fillRect(0, 0, 100, 300);
        byte[] upright = withExif(file(lying, "jpg"), 6);

        PreparedPicture made = PictureMaker.make(upright);

        assertEquals(300, made.width());
        assertEquals(600, made.height());
        Color top = new Color(decoded(made.large()).getRGB(150, 20));
        assertTrue(top.getRed() > 200 && top.getGreen() < 60, top.toString());
    }

    @Test
    void keepsNothingBesideThePicture() throws Exception {
        byte[] jpeg = withExif(file(picture(50, 50), "jpg"), 1);
        byte[] png = withChunk(file(picture(50, 50), "png"), "tEXt", "Comment\0SECRET-PLACE".getBytes());

        for (byte[] file : new byte[][] {
            jpeg, png, joined(jpeg, "<script>SECRET-PLACE</script>".getBytes()), joined(png, "SECRET-PLACE".getBytes())
        }) {
            assertTrue(text(file).contains("SECRET-PLACE"));
            PreparedPicture made = PictureMaker.make(file);
            for (byte[] kept : new byte[][] {made.large(), made.thumbnail()}) {
                assertFalse(text(kept).contains("SECRET"), "bytes of the file are kept");
                assertFalse(text(kept).contains("Exif"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "GIF89a\u0001\u0001",
                "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
                "<html><script>alert(1)</script></html>",
                "%PDF-1.4",
                "BM\u0001\u0002",
                "RIFF\u0001\u0001\u0001\u0001WEBPVP8 "
            })
    void whatIsNoPictureIsRefused(String content) {
        assertEquals(PictureProblem.NO_PICTURE, refusal(content.getBytes(StandardCharsets.ISO_8859_1)));
    }

    @Test
    void damagedPicturesAreRefused() throws Exception {
        byte[] png = file(picture(200, 200), "png");
        byte[] jpeg = file(picture(200, 200), "jpg");

        for (byte[] file : new byte[][] {
            Arrays.copyOf(png, 20),
            Arrays.copyOf(png, png.length / 2),
            Arrays.copyOf(jpeg, 20),
            "\u0089PNG\r\n\u001a\nnothing that follows".getBytes(StandardCharsets.ISO_8859_1),
            "\u00ff\u00d8\u00ff<?php echo 1".getBytes(StandardCharsets.ISO_8859_1)
        }) {
            assertEquals(PictureProblem.UNREADABLE, refusal(file));
        }
    }

    @Test
    void anyDamageIsMetWithAnAnswer() throws Exception {
        Random random = new Random(4711);
        for (String format : new String[] {"png", "jpg"}) {
            byte[] whole = file(picture(40, 30), format);
            for (int i = 0; i < 400; i++) {
                byte[] damaged = whole.clone();
                for (int hit = 0; hit < 3; hit++) {
                    damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
                }
                try {
                    PreparedPicture made = PictureMaker.make(damaged);
                    assertTrue(made.large().length > 0);
                } catch (PictureRefusedException refused) {
                    assertTrue(refused.problem() != null);
                }
            }
        }
    }

    @Test
    void aBombIsRefusedBeforeItIsDecoded() throws Exception {
        byte[] claims = png(60_000, 60_000, new byte[100]);
        byte[] row = new byte[20_001];

        assertEquals(PictureProblem.TOO_MANY_PIXELS, refusal(claims));
        assertEquals(PictureProblem.TOO_LARGE, refusal(new byte[PictureMaker.LARGEST_FILE + 1]));
        // Within the limit: 50 million pixels in few bytes, decoded with fewer pixels.
        PreparedPicture made = PictureMaker.make(png(20_000, 2_500, row));
        assertEquals(1600, made.width());
        assertEquals(200, made.height());
    }

    @Test
    void compressedTextsOfAPictureAreNotUnpacked() throws Exception {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        text.write("Comment\0\0".getBytes());
        try (DeflaterOutputStream deflated = new DeflaterOutputStream(text)) {
            byte[] megabyte = new byte[1 << 20];
            for (int i = 0; i < 512; i++) {
                deflated.write(megabyte);
            }
        }
        byte[] file = withChunk(file(picture(50, 50), "png"), "zTXt", text.toByteArray());

        long start = System.nanoTime();
        assertEquals(50, PictureMaker.make(file).width());
        assertTrue(System.nanoTime() - start < 5_000_000_000L);
    }

    private static PictureProblem refusal(byte[] file) {
        return assertThrows(PictureRefusedException.class, () -> PictureMaker.make(file))
                .problem();
    }

    private static BufferedImage picture(int width, int height) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(Color.BLUE);
        graphics.fillRect(0, 0, width, height);
        graphics.dispose();
        return picture;
    }

    /** What no compression makes small. */
    private static BufferedImage noise(int width, int height) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(1);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                picture.setRGB(x, y, random.nextInt());
            }
        }
        return picture;
    }

    private static byte[] file(BufferedImage picture, String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertTrue(ImageIO.write(picture, format, out));
        return out.toByteArray();
    }

    private static BufferedImage decoded(byte[] file) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(file));
    }

    private static String text(byte[] file) {
        return new String(file, StandardCharsets.ISO_8859_1);
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    /** A camera's own segment, with the orientation and something to hide. */
    private static byte[] withExif(byte[] jpeg, int orientation) throws IOException {
        ByteArrayOutputStream exif = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(exif);
        out.writeBytes("Exif\0\0MM");
        out.writeShort(42);
        out.writeInt(8);
        out.writeShort(1);
        out.writeShort(0x0112);
        out.writeShort(3);
        out.writeInt(1);
        out.writeShort(orientation);
        out.writeShort(0);
        out.writeInt(0);
        out.writeBytes("SECRET-PLACE");
        byte[] head = ByteBuffer.allocate(4)
                .putShort((short) 0xffe1)
                .putShort((short) (exif.size() + 2))
                .array();
        // Behind the start and the segment that Java writes first.
        int first = 4 + (((jpeg[4] & 0xff) << 8) | (jpeg[5] & 0xff));
        return joined(
                Arrays.copyOf(jpeg, first), head, exif.toByteArray(), Arrays.copyOfRange(jpeg, first, jpeg.length));
    }

    private static byte[] withChunk(byte[] png, String type, byte[] content) throws IOException {
        int afterHead = 33;
        return joined(
                Arrays.copyOf(png, afterHead), chunk(type, content), Arrays.copyOfRange(png, afterHead, png.length));
    }

    /** Of one grey byte a pixel, each row the same. */
    private static byte[] png(int width, int height, byte[] row) throws IOException {
        byte[] head = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 0, 0, 0, 0})
                .array();
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflated = new DeflaterOutputStream(rows)) {
            for (int y = 0; y < (row.length == width + 1 ? height : 1); y++) {
                deflated.write(row);
            }
        }
        return joined(
                "\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1),
                chunk("IHDR", head),
                chunk("IDAT", rows.toByteArray()),
                chunk("IEND", new byte[0]));
    }

    private static byte[] chunk(String type, byte[] content) throws IOException {
        ByteArrayOutputStream chunk = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(chunk);
        CRC32 check = new CRC32();
        check.update(type.getBytes(StandardCharsets.US_ASCII));
        check.update(content);
        out.writeInt(content.length);
        out.writeBytes(type);
        out.write(content);
        out.writeInt((int) check.getValue());
        return chunk.toByteArray();
    }
}
