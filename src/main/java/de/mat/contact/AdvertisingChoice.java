package de.mat.contact;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * A state of advertising, and on what grounds.
 *
 * @param source how it is known; null when the suppression list says so
 * @param proof text; may be null
 * @param given the day on which the contact said so
 */
public record AdvertisingChoice(AdvertisingState state, String source, String proof, LocalDate given)
        implements Serializable {

    /** @throws IllegalArgumentException if it allows advertising on no grounds */
    public AdvertisingChoice {
        if (state.allows() && (source == null || source.isBlank())) {
            throw new IllegalArgumentException("No consent without a source");
        }
    }
}
