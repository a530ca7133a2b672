package de.mat.contact;

import java.time.LocalDate;

/**
 * A state of advertising, and on what grounds.
 *
 * @param source how it is known; null when the suppression list says so
 * @param proof text; may be null
 * @param given the day on which the contact said so
 */
public record AdvertisingChoice(AdvertisingState state, String source, String proof, LocalDate given) {}
