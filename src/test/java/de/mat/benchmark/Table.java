package de.mat.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was measured, printed at the end. */
final class Table {

    private static final double MILLISECOND = 1_000_000;

    private final List<String> lines = new ArrayList<>();

    Table() {
        add("", "floor", "ours", "ratio", "target", "");
    }

    void time(String what, Comparison times, double target) {
        add(
                what,
                "%.1f ms".formatted(times.floor() / MILLISECOND),
                "%.1f ms".formatted(times.ours() / MILLISECOND),
                "%.2f".formatted(times.ratio()),
                "%.2f".formatted(target),
                met(times.ratio(), target));
        add(
                "  of it computed by the client",
                "%.1f ms".formatted(times.floorCpu() / MILLISECOND),
                "%.1f ms".formatted(times.oursCpu() / MILLISECOND),
                "",
                "",
                "");
    }

    void ratio(String what, long base, long value, double target) {
        double ratio = (double) value / base;
        add(what, "", "", "%.2f".formatted(ratio), "%.2f".formatted(target), met(ratio, target));
    }

    void bytes(String what, long floor, long ours, double target) {
        double ratio = (double) ours / floor;
        add(what, "" + floor, "" + ours, "%.3f".formatted(ratio), "%.2f".formatted(target), met(ratio, target));
    }

    void count(String what, long ours, long target) {
        boolean open = target == Long.MAX_VALUE;
        add(what, "", "" + ours, "", open ? "" : "" + target, open ? "" : met(ours, target));
    }

    private static String met(double value, double target) {
        return value <= target ? "met" : "MISSED";
    }

    private void add(String... cells) {
        lines.add(String.format(Locale.ROOT, "%-62s %12s %12s %8s %8s  %s", (Object[]) cells));
    }

    void print() {
        lines.forEach(System.out::println);
    }
}
