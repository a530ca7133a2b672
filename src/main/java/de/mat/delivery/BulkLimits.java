package de.mat.delivery;

import java.io.Serializable;

/** How much bulk mail may go out at most; 0 for no limit. */
public record BulkLimits(int perHour, int perMinute) implements Serializable {

    /** Nothing limits it. */
    public static final BulkLimits NONE = new BulkLimits(0, 0);
}
