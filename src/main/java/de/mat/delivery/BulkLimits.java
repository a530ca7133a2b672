package de.mat.delivery;

/** How much bulk mail may go out at most; 0 for no limit. */
public record BulkLimits(int perHour, int perMinute) {

    /** Nothing limits it. */
    public static final BulkLimits NONE = new BulkLimits(0, 0);
}
