package de.mat.platform;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Reads the inquiries of a mail by their labels, in the one language that knows most of them. Where two languages know as many but
 * read them differently, nothing is read.
 */
final class LabelReader {

    private LabelReader() {}

    /** The inquiries in their order; none when the lines do not clearly hold one. */
    static List<RecognisedInquiry> read(List<Line> lines, Layout layout, MailFacts mail) {
        List<List<RecognisedInquiry>> best = new ArrayList<>();
        long most = 0;
        for (LabelledLines labelled : byLabels(lines)) {
            if (labelled.labels() < most) {
                break;
            }
            List<Block> blocks = BlockFinder.find(labelled, layout);
            long known = known(labelled, blocks);
            if (known > most) {
                best.clear();
                most = known;
            }
            if (known == most && known > 0) {
                best.add(blocks.stream()
                        .map(block -> BlockReader.read(labelled, block, mail))
                        .toList());
            }
        }
        return best.stream().distinct().count() == 1 ? best.get(0) : List.of();
    }

    /** What knows most labels comes first: the others then need no look. */
    private static List<LabelledLines> byLabels(List<Line> lines) {
        return LabelledLines.of(lines).stream()
                .sorted(Comparator.comparingLong(LabelledLines::labels).reversed())
                .toList();
    }

    /** Whether any line has a label that some language knows. */
    static boolean hasLabels(List<Line> lines) {
        return !LabelledLines.of(lines).isEmpty();
    }

    private static long known(LabelledLines lines, List<Block> blocks) {
        long known = 0;
        for (Block block : blocks) {
            int end = block.hasMessage() ? block.message() + 1 : block.end();
            for (int i = block.start(); i < end; i++) {
                known += lines.kind(i) == LabelledLines.Kind.LABEL ? 1 : 0;
            }
        }
        return known;
    }
}
