package de.mat.mailing;

import de.mat.contact.RecipientCandidate;
import de.mat.text.StorableText;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What a bulk mail can hold the place of: {@code {{Firma}}}, or {@code {{Firma|other words}}} with what stands there when the contact does not
 * say it. Without such words there are some for each language.
 */
public enum Placeholder {
    /** The name with a greeting, or the greeting for whom one does not know. */
    SALUTATION("Anrede", "nobody"),
    FIRST_NAME("Vorname", "person"),
    LAST_NAME("Nachname", "person"),
    COMPANY("Firma", "company"),
    COUNTRY("Land", "country");

    /** Characters of a value: a subject of several still fits into its header. */
    static final int LONGEST_VALUE = 100;

    private final String word;
    private final String fallback;

    Placeholder(String word, String fallback) {
        this.word = word;
        this.fallback = fallback;
    }

    /** The one that is called so; capitals and spaces around do not matter. */
    static Optional<Placeholder> of(String called) {
        return Arrays.stream(values())
                .filter(each -> each.word.equalsIgnoreCase(called.strip()))
                .findFirst();
    }

    /** As it is inserted: with words for whom does not say it, to be changed. */
    public String token(MailingLanguage language) {
        return this == SALUTATION
                ? "{{" + word + "}}"
                : "{{" + word + "|" + MailingWords.in(language).get(fallback) + "}}";
    }

    /** What stands in its place for whom does not say it, unless the mail has other words. */
    String fallback(MailingLanguage language) {
        return MailingWords.in(language).get(fallback);
    }

    /** What the contact says; one line. */
    Optional<String> value(RecipientCandidate recipient, MailingLanguage language) {
        return switch (this) {
            case SALUTATION ->
                line(recipient.lastName())
                        .map(lastName -> MailingWords.in(language)
                                .salutation(
                                        recipient.salutation(),
                                        line(recipient.firstName()).orElse(""),
                                        lastName));
            case FIRST_NAME -> line(recipient.firstName());
            case LAST_NAME -> line(recipient.lastName());
            case COMPANY -> line(recipient.company());
            case COUNTRY ->
                line(recipient.country())
                        .map(code -> new Locale("", code).getDisplayCountry(Locale.forLanguageTag(language.getCode())));
        };
    }

    private static Optional<String> line(String text) {
        return Optional.ofNullable(text).map(each -> StorableText.line(each, LONGEST_VALUE));
    }
}
