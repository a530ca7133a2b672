package de.mat.contact;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Countries and languages by the words that people use for them, in the languages of the trade; a code is a word too. */
final class IsoCodes {

    private static final List<Locale> SPOKEN = Stream.of(
                    "de", "en", "fr", "it", "es", "nl", "pl", "sv", "da", "cs", "hu", "ro", "pt", "hr", "tr")
            .map(Locale::forLanguageTag)
            .toList();

    private static final Map<String, String> COUNTRIES = new HashMap<>();
    private static final Map<String, String> LANGUAGES = new HashMap<>();

    static {
        for (String code : Locale.getISOCountries()) {
            Locale country = new Locale("", code);
            SPOKEN.forEach(locale -> COUNTRIES.putIfAbsent(key(country.getDisplayCountry(locale)), code));
            COUNTRIES.put(key(country.getISO3Country()), code);
        }
        for (String code : Locale.getISOCountries()) {
            COUNTRIES.put(key(code), code);
        }
        for (String code : Locale.getISOLanguages()) {
            if (code.length() == 2) {
                Locale language = Locale.forLanguageTag(code);
                SPOKEN.forEach(locale -> LANGUAGES.putIfAbsent(key(language.getDisplayLanguage(locale)), code));
            }
        }
        for (String code : Locale.getISOLanguages()) {
            LANGUAGES.put(key(code), code);
        }
        // What stands on cars and parcels, and what the dictionaries of Java do not know.
        Map.of(
                        "d",
                        "DE",
                        "a",
                        "AT",
                        "i",
                        "IT",
                        "f",
                        "FR",
                        "e",
                        "ES",
                        "uk",
                        "GB",
                        "holland",
                        "NL",
                        "tschechische republik",
                        "CZ")
                .forEach(COUNTRIES::putIfAbsent);
    }

    private IsoCodes() {}

    private static String key(String word) {
        return word.strip().toLowerCase(Locale.ROOT);
    }

    /** ISO 3166, two letters. */
    static Optional<String> country(String word) {
        return Optional.ofNullable(COUNTRIES.get(key(word)));
    }

    /** ISO 639-1. */
    static Optional<String> language(String word) {
        return Optional.ofNullable(LANGUAGES.get(key(word))).filter(code -> code.length() == 2);
    }
}
