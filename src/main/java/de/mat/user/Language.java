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

    /** The best of what an {@code Accept-Language} header wishes (null: none came), else German. */
    public static Language preferredBy(String header) {
        if (header == null) {
            return GERMAN;
        }
        try {
            Locale best = Locale.lookup(
                    Locale.LanguageRange.parse(header),
                    Arrays.stream(values()).map(Language::locale).toList());
            return best == null ? GERMAN : ofTag(best.getLanguage()).orElse(GERMAN);
        } catch (IllegalArgumentException malformed) {
            return GERMAN;
        }
    }

    /** All tags, in the order in which they are offered. */
    public static List<String> tags() {
        return Arrays.stream(values()).map(Language::getTag).toList();
    }
}
