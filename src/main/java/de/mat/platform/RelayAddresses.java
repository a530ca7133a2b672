package de.mat.platform;

import java.util.List;

/**
 * The addresses that platforms write from. Each leads to one conversation at most, never to a person for good: nobody is known by
 * one, and no bulk mail goes there.
 */
public record RelayAddresses(List<SenderPattern> patterns) {

    public RelayAddresses {
        patterns = List.copyOf(patterns);
    }

    /** Whether the address is one of them. */
    public boolean include(String address) {
        return patterns.stream().anyMatch(pattern -> pattern.accepts(address.strip()));
    }
}
