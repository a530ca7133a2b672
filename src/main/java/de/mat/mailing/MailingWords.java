package de.mat.mailing;

import de.mat.contact.Salutation;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** What MAT itself says in a bulk mail, in the language of that mail: {@code words.properties}. */
final class MailingWords {

    private static final Properties WORDS = load();

    private final String language;

    private MailingWords(String language) {
        this.language = language;
    }

    static MailingWords in(MailingLanguage language) {
        return new MailingWords(language.getCode());
    }

    private static Properties load() {
        Properties words = new Properties();
        try (Reader file = new InputStreamReader(
                MailingWords.class.getResourceAsStream("words.properties"), StandardCharsets.UTF_8)) {
            words.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }

    /** The words of that name. */
    String get(String name) {
        String words = WORDS.getProperty(language + "." + name);
        if (words == null) {
            throw new IllegalArgumentException(language + "." + name);
        }
        return words;
    }

    /**
     * How the mail addresses somebody; without a last name everybody.
     *
     * @param firstName may be empty, as may the last name
     */
    String salutation(Salutation salutation, String firstName, String lastName) {
        if (lastName.isEmpty()) {
            return get("nobody");
        }
        // By hand: a name may hold what a pattern takes for its own
        String words = get(salutation.name());
        int first = words.indexOf("{1}");
        String before = first < 0
                ? words
                : words.substring(0, first) + (firstName.isEmpty() ? "" : firstName + " ") + words.substring(first + 3);
        int last = before.lastIndexOf("{0}");
        return before.substring(0, last) + lastName + before.substring(last + 3);
    }
}
