package de.mat.faces;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Named;
import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Countries and languages by their codes, called as the language of the page calls them. */
@Named
@ApplicationScoped
public class IsoNames {

    /** The name of a country; null stays null. */
    public String country(String code) {
        return code == null ? null : new Locale("", code).getDisplayCountry(locale());
    }

    /** The name of a language; null stays null. */
    public String language(String code) {
        return code == null ? null : Locale.forLanguageTag(code).getDisplayLanguage(locale());
    }

    /** All codes of countries, in the order of their names. */
    public List<String> countries() {
        return sorted(Stream.of(Locale.getISOCountries()), this::country);
    }

    /** All codes of languages with two letters, in the order of their names. */
    public List<String> languages() {
        return sorted(Stream.of(Locale.getISOLanguages()).filter(code -> code.length() == 2), this::language);
    }

    private static List<String> sorted(Stream<String> codes, UnaryOperator<String> name) {
        Collator collator = Collator.getInstance(locale());
        return codes.sorted(Comparator.comparing(name, collator)).toList();
    }

    private static Locale locale() {
        return FacesContext.getCurrentInstance().getViewRoot().getLocale();
    }
}
