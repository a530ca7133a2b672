package de.mat.inquiry;

/**
 * What came of a kept mail that was read once more.
 *
 * @param updated inquiries of which something is recognised otherwise now
 * @param added inquiries that were not recognised before
 */
public record ReadAgain(int updated, int added) {}
