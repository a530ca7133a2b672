package de.mat.benchmark;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;

/**
 * The floor and ours, measured in turns after a warm-up: medians in nanoseconds.
 *
 * @param floorCpu what of it this program computed; the rest is the server's, the kernel's and that of whoever uses the machine too
 */
record Comparison(long floor, long ours, long floorCpu, long oursCpu) {

    private static final int WARM_UP = 10;

    private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();

    /** What is measured. */
    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }

    /** What is measured, and which of the works before it this is, counted from 0. */
    @FunctionalInterface
    interface NumberedWork {
        void run(int number) throws Exception;
    }

    static Comparison of(int times, Work floor, Work ours) throws Exception {
        return of(times, () -> {}, number -> floor.run(), number -> ours.run());
    }

    /** @param before done before each measurement, uncounted */
    static Comparison of(int times, Work before, NumberedWork floor, NumberedWork ours) throws Exception {
        Times floors = new Times(times);
        Times own = new Times(times);
        int number = 0;
        for (int i = -WARM_UP; i < times; i++) {
            before.run();
            floors.measure(i, floor, number++);
            before.run();
            own.measure(i, ours, number++);
        }
        return new Comparison(median(floors.wall), median(own.wall), median(floors.cpu), median(own.cpu));
    }

    private record Times(long[] wall, long[] cpu) {

        Times(int count) {
            this(new long[count], new long[count]);
        }

        void measure(int index, NumberedWork work, int number) throws Exception {
            long begin = System.nanoTime();
            long beginCpu = THREAD.getCurrentThreadCpuTime();
            work.run(number);
            if (index >= 0) {
                wall[index] = System.nanoTime() - begin;
                cpu[index] = THREAD.getCurrentThreadCpuTime() - beginCpu;
            }
        }
    }

    private static long median(long[] times) {
        Arrays.sort(times);
        return times[times.length / 2];
    }

    double ratio() {
        return (double) ours / floor;
    }
}
