package de.mat.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.mat.mail.MailFailure.Cause;
import de.mat.mail.Protocol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
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

    @ParameterizedTest
    @EnumSource
    void eachCauseNamesAFieldOfTheDialog(Cause cause) throws IOException {
        for (Protocol protocol : Protocol.values()) {
            String field = FailureExplanation.fieldOf(cause, protocol);
            if (field == null) {
                assertEquals(Cause.RECIPIENT_REFUSED, cause, "the own address is no field of the account");
                continue;
            }
            assertTrue(GERMAN.containsKey("account." + field) && ENGLISH.containsKey("account." + field), field);
            assertTrue(dialog().contains(" id=\"" + field + "\""), field);
        }
    }

    private static String dialog() throws IOException {
        StringBuilder pages = new StringBuilder();
        try (Stream<Path> files = Files.list(Path.of("src/main/webapp/WEB-INF/account"))) {
            for (Path file : files.toList()) {
                pages.append(Files.readString(file));
            }
        }
        return pages.toString();
    }

    private static String format(ResourceBundle bundle, String key) {
        return new MessageFormat(bundle.getString(key), bundle.getLocale())
                .format(new Object[] {"smtp.example.com", "465", "SMTP"});
    }
}
