package de.mat.website;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a visitor can type. The word is its name in pages and in the interface. */
public enum FormField {
    NAME(100),
    COMPANY(100),
    EMAIL(254),
    PHONE(60),
    SUBJECT(150),
    MESSAGE(10_000);

    private final int length;

    FormField(int length) {
        this.length = length;
    }

    /** The longest text that is taken. */
    public int length() {
        return length;
    }

    /** As it stands in pages: {@code email}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The field of exactly this word. */
    public static Optional<FormField> ofWord(String word) {
        return Arrays.stream(values())
                .filter(field -> field.word().equals(word))
                .findFirst();
    }
}
