package de.mat.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.ImageIO;

/** A painted machine: nobody's photograph, and different for each product and each view of it. */
final class DemoPicture {

    static final int WIDTH = 1200;
    static final int HEIGHT = 900;

    private static final int SMALL_WIDTH = 400;
    private static final int SMALL_HEIGHT = 300;

    private final BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);

    DemoPicture(int product, int view) {
        Graphics2D graphics = picture.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        hall(graphics);
        machine(graphics, new Random(product), product * 0.29f, view);
        graphics.dispose();
    }

    byte[] large() {
        return png(picture);
    }

    byte[] thumbnail() {
        BufferedImage small = new BufferedImage(SMALL_WIDTH, SMALL_HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = small.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.drawImage(picture, 0, 0, SMALL_WIDTH, SMALL_HEIGHT, null);
        graphics.dispose();
        return png(small);
    }

    private static void hall(Graphics2D graphics) {
        graphics.setPaint(new GradientPaint(0, 0, new Color(0xdfe6ec), 0, 640, new Color(0xf3f6f8)));
        graphics.fillRect(0, 0, WIDTH, 640);
        graphics.setColor(new Color(0xffffff));
        for (int x = 60; x < WIDTH; x += 290) {
            graphics.fill(new RoundRectangle2D.Double(x, 70, 220, 170, 12, 12));
        }
        graphics.setPaint(new GradientPaint(0, 640, new Color(0xb9c3cc), 0, HEIGHT, new Color(0x99a5b0)));
        graphics.fillRect(0, 640, WIDTH, HEIGHT - 640);
    }

    private static void machine(Graphics2D graphics, Random random, float hue, int view) {
        Color body = Color.getHSBColor(hue, 0.42f, 0.6f);
        int width = 620 + random.nextInt(160);
        int height = 300 + random.nextInt(120);
        int x = (WIDTH - width) / 2 + (view - 1) * 30;
        int y = 730 - height;
        graphics.setColor(new Color(0, 0, 0, 45));
        graphics.fillOval(x - 30, 700, width + 60, 80);
        box(graphics, body, x, y, width, height);
        box(graphics, body.darker(), x + width / 8, y - 130, width / 3, 150);
        box(graphics, body.brighter(), x + width * 5 / 8, y - 70, width / 4, 90);
        window(graphics, x + 50, y + 60, width / 3, height / 2);
        panel(graphics, x + width - 170, y + 60, random);
        graphics.setColor(new Color(0x3e4c59));
        for (int foot = 0; foot < 4; foot++) {
            graphics.fillRoundRect(x + 30 + foot * (width - 110) / 3, 725, 50, 26, 10, 10);
        }
        rollers(graphics, x + width / 2 - 60, y + height - 90, view);
    }

    private static void box(Graphics2D graphics, Color colour, int x, int y, int width, int height) {
        graphics.setPaint(new GradientPaint(x, y, colour.brighter(), x, (float) y + height, colour.darker()));
        graphics.fill(new RoundRectangle2D.Double(x, y, width, height, 26, 26));
        graphics.setColor(new Color(0, 0, 0, 60));
        graphics.setStroke(new BasicStroke(4));
        graphics.draw(new RoundRectangle2D.Double(x, y, width, height, 26, 26));
    }

    private static void window(Graphics2D graphics, int x, int y, int width, int height) {
        graphics.setPaint(new GradientPaint(
                x, y, new Color(0x243b53), (float) x + width, (float) y + height, new Color(0x627d98)));
        graphics.fill(new RoundRectangle2D.Double(x, y, width, height, 18, 18));
        graphics.setColor(new Color(255, 255, 255, 50));
        graphics.fillPolygon(
                new int[] {x + 20, x + width / 3, x + width / 5, x + 20},
                new int[] {y + 10, y + 10, y + height - 10, y + height - 10},
                4);
    }

    private static void panel(Graphics2D graphics, int x, int y, Random random) {
        graphics.setColor(new Color(0xf0f4f8));
        graphics.fill(new RoundRectangle2D.Double(x, y, 120, 170, 14, 14));
        graphics.setColor(new Color(0x1f5f8b));
        graphics.fillRoundRect(x + 14, y + 14, 92, 60, 8, 8);
        Color[] lamps = {new Color(0x2d9d5c), new Color(0xd9a400), new Color(0xc2362b)};
        for (int lamp = 0; lamp < lamps.length; lamp++) {
            graphics.setColor(lamps[(lamp + random.nextInt(lamps.length)) % lamps.length]);
            graphics.fillOval(x + 16 + lamp * 34, y + 100, 22, 22);
        }
    }

    private static void rollers(Graphics2D graphics, int x, int y, int view) {
        for (int roller = 0; roller < 3 + view % 2; roller++) {
            graphics.setColor(new Color(0x829ab1));
            graphics.fillOval(x + roller * 62, y, 54, 54);
            graphics.setColor(new Color(0x334e68));
            graphics.fillOval(x + 17 + roller * 62, y + 17, 20, 20);
        }
    }

    private static byte[] png(BufferedImage picture) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
