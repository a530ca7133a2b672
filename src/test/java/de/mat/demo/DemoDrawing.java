package de.mat.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Draws machines of a few kinds, in colours of their own: pictures that nobody has a right in. */
enum DemoDrawing {
    SAW {
        @Override
        void draw(Graphics2D g, Color body) {
            block(g, body, 180, 520, 840, 190);
            block(g, body, 330, 190, 150, 340);
            block(g, body, 720, 190, 150, 340);
            block(g, body, 330, 190, 540, 90);
            wheel(g, 400, 240, 62);
            wheel(g, 800, 240, 62);
            block(g, STEEL, 400, 396, 400, 14);
            block(g, STEEL, 120, 470, 960, 40);
        }
    },
    PRESS {
        @Override
        void draw(Graphics2D g, Color body) {
            block(g, body, 300, 130, 600, 150);
            block(g, body, 300, 280, 110, 430);
            block(g, body, 790, 280, 110, 430);
            block(g, STEEL, 470, 280, 260, 130);
            block(g, STEEL, 550, 410, 100, 60);
            block(g, body, 300, 590, 600, 120);
            block(g, STEEL, 430, 550, 340, 40);
            wheel(g, 860, 205, 90);
        }
    },
    LATHE {
        @Override
        void draw(Graphics2D g, Color body) {
            block(g, body, 160, 540, 880, 80);
            block(g, body, 190, 620, 190, 90);
            block(g, body, 830, 620, 190, 90);
            block(g, body, 160, 320, 260, 220);
            wheel(g, 430, 420, 78);
            block(g, STEEL, 470, 396, 330, 48);
            block(g, body, 800, 360, 170, 180);
            block(g, STEEL, 560, 470, 130, 70);
        }
    },
    LINE {
        @Override
        void draw(Graphics2D g, Color body) {
            block(g, STEEL, 80, 520, 1040, 36);
            for (int x = 130; x < 1100; x += 120) {
                wheel(g, x, 538, 22);
                block(g, STEEL, x - 8, 556, 16, 154);
            }
            block(g, body, 220, 230, 260, 290);
            block(g, body, 560, 290, 180, 230);
            block(g, body, 820, 200, 200, 320);
            block(g, GLASS, 260, 280, 180, 150);
            block(g, GLASS, 850, 260, 140, 120);
        }
    },
    LIFT {
        @Override
        void draw(Graphics2D g, Color body) {
            block(g, body, 360, 420, 460, 200);
            block(g, GLASS, 430, 250, 220, 180);
            block(g, body, 420, 226, 240, 30);
            block(g, STEEL, 850, 130, 26, 520);
            block(g, STEEL, 900, 130, 26, 520);
            block(g, STEEL, 876, 610, 230, 24);
            wheel(g, 450, 640, 74);
            wheel(g, 740, 640, 74);
        }
    },
    BOX {
        @Override
        void draw(Graphics2D g, Color body) {
            block(g, body, 260, 240, 680, 440);
            block(g, STEEL, 260, 680, 80, 30);
            block(g, STEEL, 860, 680, 80, 30);
            for (int y = 300; y < 560; y += 34) {
                block(g, STEEL, 320, y, 300, 14);
            }
            block(g, GLASS, 700, 300, 170, 110);
            wheel(g, 785, 520, 70);
        }
    };

    private static final Color STEEL = new Color(0x9aa5b1);
    private static final Color GLASS = new Color(0xd6eaf5);
    private static final Color LINE_COLOR = new Color(0x323f4b);
    private static final Color[] BODIES = {
        new Color(0x2f7d5b),
        new Color(0x2b6cb0),
        new Color(0xc05621),
        new Color(0x6b7f3a),
        new Color(0x8a6d3b),
        new Color(0xb7950b),
        new Color(0x5a67a8)
    };
    private static final Color[] WALLS = {new Color(0xe9eef3), new Color(0xf3ece1), new Color(0xe6f0ea)};
    private static final int WIDTH = 1200;
    private static final int HEIGHT = 900;

    abstract void draw(Graphics2D graphics, Color body);

    /** The picture, {@code width} pixels wide. The second view is from the other side. */
    byte[] png(int number, int view, int width) {
        double scale = (double) width / WIDTH;
        BufferedImage picture = new BufferedImage(width, (int) Math.round(HEIGHT * scale), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.scale(scale, scale);
        graphics.setColor(WALLS[(number + view) % WALLS.length]);
        graphics.fillRect(0, 0, WIDTH, HEIGHT);
        graphics.setColor(new Color(0xc5ccd3));
        graphics.fillRect(0, 700, WIDTH, HEIGHT - 700);
        if (view % 2 == 1) {
            graphics.translate(WIDTH, 0);
            graphics.scale(-1, 1);
        }
        draw(graphics, BODIES[(number * 5 + 3) % BODIES.length]);
        graphics.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot happen in memory", e);
        }
        return out.toByteArray();
    }

    private static void block(Graphics2D graphics, Color color, int x, int y, int width, int height) {
        graphics.setColor(color);
        graphics.fillRoundRect(x, y, width, height, 16, 16);
        graphics.setColor(LINE_COLOR);
        graphics.setStroke(new BasicStroke(4));
        graphics.drawRoundRect(x, y, width, height, 16, 16);
    }

    private static void wheel(Graphics2D graphics, int x, int y, int radius) {
        graphics.setColor(LINE_COLOR);
        graphics.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
        graphics.setColor(STEEL);
        graphics.fillOval(x - radius / 2, y - radius / 2, radius, radius);
    }
}
