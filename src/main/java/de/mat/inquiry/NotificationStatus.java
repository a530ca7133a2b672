package de.mat.inquiry;

/**
 * Whether the office hears of what comes in.
 *
 * @param waiting of how many inquiries somebody has not been told yet
 * @param late whether one of them should have been told by now
 */
public record NotificationStatus(long waiting, boolean late) {}
