package de.mat.delivery;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A file in pieces, because databases agree on binary columns up to 1 MB only. */
final class FilePieces {

    private static final int PIECE = 1_000_000;

    private FilePieces() {}

    static List<byte[]> of(byte[] content) {
        List<byte[]> pieces = new ArrayList<>();
        for (int from = 0; from < content.length; from += PIECE) {
            pieces.add(Arrays.copyOfRange(content, from, Math.min(content.length, from + PIECE)));
        }
        return pieces;
    }

    static byte[] whole(List<byte[]> pieces) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        pieces.forEach(content::writeBytes);
        return content.toByteArray();
    }
}
