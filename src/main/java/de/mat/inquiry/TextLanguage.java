package de.mat.inquiry;

import java.util.Locale;
import java.util.Optional;

/** A language that text templates are written in, with its words for {@code {Anrede}}. */
public enum TextLanguage {
    DE("Guten Tag ", "Sehr geehrte Damen und Herren"),
    EN("Dear ", "Dear Sir or Madam"),
    FR("Bonjour ", "Madame, Monsieur"),
    IT("Buongiorno ", "Gentili Signore e Signori"),
    ES("Buenos días, ", "Estimados señores y señoras"),
    NL("Beste ", "Geachte heer, mevrouw"),
    PL("Dzień dobry, ", "Szanowni Państwo"),
    SV("Hej ", "Hej");

    private final String greeting;
    private final String toNobodyInParticular;

    TextLanguage(String greeting, String toNobodyInParticular) {
        this.greeting = greeting;
        this.toNobodyInParticular = toNobodyInParticular;
    }

    /** How a letter begins. */
    String salutation(Optional<String> person) {
        return person.map(greeting::concat).orElse(toNobodyInParticular);
    }

    /** ISO 639-1. */
    public String getCode() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its name in that language. */
    public String in(Locale locale) {
        return Locale.forLanguageTag(getCode()).getDisplayLanguage(locale);
    }
}
