package de.mat.platform;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the inquiries in the lines of a mail. A message may hold anything, lines that look like labels too: where the next inquiry
 * begins is told by what only a platform writes, a row of labels in the order and the make-up of the first one.
 */
final class BlockFinder {

    private static final int MOST_BLOCKS = 200;

    /** Lines above the first inquiry that may come again above each other one, as "Anfrage 1" or a rule. */
    private static final int LINES_ABOVE = 2;

    private final LabelledLines lines;
    private final Layout layout;
    private final Layout headsLike;
    private final List<Head> heads = new ArrayList<>();
    private boolean contradictory;

    private BlockFinder(LabelledLines lines, Layout layout, Layout headsLike) {
        this.lines = lines;
        this.layout = layout;
        this.headsLike = headsLike;
        findHeads();
    }

    /** The inquiries in their order; none when there is none, or when it cannot be told which of two values is meant. */
    static List<Block> find(LabelledLines lines, Layout layout) {
        BlockFinder finder = new BlockFinder(lines, layout, layout);
        if (finder.isMostlyWithoutMessage()) {
            BlockFinder other = new BlockFinder(lines, layout, Layout.LABELS);
            finder = other.isMostlyWithoutMessage() ? finder : other;
        }
        return finder.contradictory || finder.heads.size() > MOST_BLOCKS ? List.of() : finder.blocks();
    }

    /** As when what begins a block here is not what begins one elsewhere. */
    private boolean isMostlyWithoutMessage() {
        return heads.stream().filter(head -> !head.hasMessage()).count() * 2 >= heads.size();
    }

    private void findHeads() {
        int next = 0;
        int lastRefused = -1;
        while (next < lines.size() && heads.size() <= MOST_BLOCKS) {
            if (!mayBegin(next)) {
                next++;
                continue;
            }
            Head head = heads.isEmpty() ? Head.first(lines, next, headsLike) : Head.like(heads.get(0), lines, next);
            if (heads.isEmpty() ? isFirst(head) : isAnother(head)) {
                contradictory |= lastRefused == next;
                heads.add(head);
                next = head.end();
            } else {
                lastRefused = heads.isEmpty() ? head.end() : -1;
                next++;
            }
        }
    }

    /** Where the labels of the first inquiry are set off, those of the others are too. */
    private boolean mayBegin(int line) {
        return lines.kind(line) == LabelledLines.Kind.LABEL
                && lines.label(line) != Label.MESSAGE
                && (heads.isEmpty()
                        || lines.line(line).setOff()
                        || !lines.line(heads.get(0).start()).setOff());
    }

    /** Before the first inquiry there is no message of a stranger. */
    private boolean isFirst(Head head) {
        if (head.hasMessage()) {
            return head.size() > 0;
        }
        return !head.holdsText() && (layout == Layout.DIGEST ? head.size() > 1 : isAboutAMachine(head));
    }

    /** No message ends with a row of labels like these. */
    private boolean isAnother(Head head) {
        return head.hasMessage()
                ? head.size() > 2 || head.has(Label.CATEGORY) || head.has(Label.ADDRESS)
                : head.size() > 2 && head.has(Label.CATEGORY);
    }

    /** What a platform writes, and nobody at the foot of a letter. */
    private static boolean isAboutAMachine(Head head) {
        return (head.has(Label.CATEGORY) || head.has(Label.MACHINE))
                && (head.has(Label.COMPANY) || head.has(Label.PERSON) || head.has(Label.ADDRESS));
    }

    private List<Block> blocks() {
        Set<String> above = above();
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < heads.size(); i++) {
            Head head = heads.get(i);
            int end = i + 1 < heads.size()
                    ? withoutLinesAbove(heads.get(i + 1).start(), head.end(), above)
                    : endOfLast(head);
            blocks.add(new Block(head.start(), head.message(), end));
        }
        return blocks;
    }

    private Set<String> above() {
        Set<String> above = new HashSet<>();
        int first = heads.isEmpty() ? 0 : heads.get(0).start();
        for (int i = first - 1; i >= 0 && above.size() < LINES_ABOVE; i--) {
            if (!lines.line(i).isBlank()) {
                above.add(withoutDigits(i));
            }
        }
        return above;
    }

    private int withoutLinesAbove(int start, int lowest, Set<String> above) {
        int end = start;
        while (end > lowest
                && (lines.line(end - 1).isBlank()
                        || lines.line(end - 1).isRule()
                        || above.contains(withoutDigits(end - 1)))) {
            end--;
        }
        return end;
    }

    /** The last inquiry ends where the mail does, or at the rule that separates the others. */
    private int endOfLast(Head last) {
        Set<String> rules = new HashSet<>();
        for (Head head : heads) {
            int line = head.start() - 1;
            while (line >= 0 && lines.line(line).isBlank()) {
                line--;
            }
            if (line >= 0 && lines.line(line).isRule()) {
                rules.add(lines.line(line).text());
            }
        }
        int end = last.end();
        while (end < lines.size()
                && (layout != Layout.DIGEST || !rules.contains(lines.line(end).text()))) {
            end++;
        }
        return end;
    }

    private String withoutDigits(int line) {
        return lines.line(line).text().strip().replaceAll("[0-9]+", "0");
    }
}
