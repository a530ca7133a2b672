package de.mat.mail;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The type of a picture by its first bytes, whatever somebody says about it. */
enum PictureType {
    PNG("image/png", "\u0089PNG\r\n\u001a\n"),
    JPEG("image/jpeg", "\u00ff\u00d8\u00ff"),
    GIF_87("image/gif", "GIF87a"),
    GIF_89("image/gif", "GIF89a");

    private final String type;
    private final byte[] start;

    PictureType(String type, String start) {
        this.type = type;
        this.start = start.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** For example "image/png"; empty for what is no picture of these types. */
    static Optional<String> of(byte[] bytes) {
        return Arrays.stream(values())
                .filter(each -> bytes.length > each.start.length
                        && Arrays.equals(bytes, 0, each.start.length, each.start, 0, each.start.length))
                .map(each -> each.type)
                .findFirst();
    }
}
