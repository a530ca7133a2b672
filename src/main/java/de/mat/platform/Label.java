package de.mat.platform;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The labels of the platforms' mails, in each language they are written in. */
enum Label {
    COMPANY("Firma", "Company"),
    PERSON("Name"),
    PLACE("Ort", "Location"),
    PHONE("Mobil", "Festnetz", "Telefon", "Mobile", "Phone"),
    ADDRESS("E-Mail"),
    CATEGORY("Kategorie", "Category"),
    MACHINE("Anfrage zu", "Inquiry about"),
    MESSAGE("Nachricht an Sie", "Message");

    private final List<String> words;

    Label(String... words) {
        this.words = List.of(words);
    }

    /** The label of that word, case ignored. */
    static Optional<Label> of(String word) {
        String wanted = word.toLowerCase(Locale.ROOT);
        for (Label label : values()) {
            if (label.words.stream()
                    .anyMatch(known -> known.toLowerCase(Locale.ROOT).equals(wanted))) {
                return Optional.of(label);
            }
        }
        return Optional.empty();
    }
}
