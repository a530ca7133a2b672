package de.mat.user;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A language MAT speaks; the first one is what everybody gets who asks for none of them. Whatever a request says becomes one of
 * these before it reaches a page, because the page library writes the locale unescaped into a script.
 */
public enum Language {
    GERMAN(Locale.GERMAN),
    ENGLISH(Locale.ENGLISH);

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    /** The locale without a country. */
    public Locale locale() {
        return locale;
    }

    /** The tag as in {@code lang="de"}. */
    public String getTag() {
        return locale.getLanguage();
    }

    /** The language of exactly this tag. */
    public static Optional<Language> ofTag(String tag) {
        return Arrays.stream(values())
                .filter(language -> language.getTag().equals(tag))
                .findFirst();
    }

    /** The first of the wished locales that MAT speaks, else German. */
    public static Language preferredOf(Iterable<Locale> wishes) {
        for (Locale wish : wishes) {
            Optional<Language> language = ofTag(wish.getLanguage());
            if (language.isPresent()) {
                return language.get();
            }
        }
        return GERMAN;
    }

    /** All tags, in the order in which they are offered. */
    public static List<String> tags() {
        return Arrays.stream(values()).map(Language::getTag).toList();
    }
}
