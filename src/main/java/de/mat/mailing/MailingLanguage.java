package de.mat.mailing;

import java.util.Locale;

/** A language that bulk mails are written in. */
public enum MailingLanguage {
    DE,
    EN,
    FR,
    IT,
    ES,
    NL,
    PL,
    SV;

    /** ISO 639-1. */
    public String getCode() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its name in that language. */
    public String in(Locale locale) {
        return Locale.forLanguageTag(getCode()).getDisplayLanguage(locale);
    }
}
