package de.mat.delivery;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A file cut into pieces to be stored, because databases agree on binary columns up to 1 MB only. */
public final class FilePieces {

    private static final int PIECE = 1_000_000;

    private FilePieces() {}

    /** The pieces in their order. */
    public static List<byte[]> of(byte[] content) {
        List<byte[]> pieces = new ArrayList<>();
        for (int from = 0; from < content.length; from += PIECE) {
            pieces.add(Arrays.copyOfRange(content, from, Math.min(content.length, from + PIECE)));
        }
        return pieces;
    }

    /** The file again. */
    public static byte[] whole(List<byte[]> pieces) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        pieces.forEach(content::writeBytes);
        return content.toByteArray();
    }
}
