package de.mat.account;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import de.mat.mail.MailFailure.Cause;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FailureTextsTest {

    private static final ResourceBundle GERMAN = ResourceBundle.getBundle("de.mat.messages", Locale.GERMAN);
    private static final ResourceBundle ENGLISH = ResourceBundle.getBundle("de.mat.messages", Locale.ENGLISH);

    @ParameterizedTest
    @EnumSource
    void eachCauseHasASentenceAndANextStepInBothLanguages(Cause cause) {
        for (String part : new String[] {"brief", "text", "next"}) {
            String key = "failure." + cause + "." + part;
            assertNotEquals(format(ENGLISH, key), format(GERMAN, key));
        }
    }

    @ParameterizedTest
    @EnumSource
    void eachSentenceTakesItsParameters(Cause cause) {
        for (ResourceBundle bundle : new ResourceBundle[] {GERMAN, ENGLISH}) {
            assertFalse(format(bundle, "failure." + cause + ".text").matches(".*[{}].*"));
            assertFalse(format(bundle, "failure." + cause + ".brief").matches(".*[{}.]$"));
        }
    }

    private static String format(ResourceBundle bundle, String key) {
        return new MessageFormat(bundle.getString(key), bundle.getLocale())
                .format(new Object[] {"smtp.example.com", "465", "SMTP"});
    }
}
