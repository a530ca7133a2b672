package de.mat.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountLabelsTest {

    private static final ResourceBundle GERMAN = ResourceBundle.getBundle("de.mat.messages", Locale.GERMAN);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "account.title|E-Mail Konto konfigurieren",
                "account.senderName|Absendername",
                "account.senderAddress|Absender E-Mail",
                "account.smtpHost|SMTP-Server",
                "account.smtpPort|Port",
                "account.authenticationRequired|Authentifikation erforderlich",
                "account.userName|Benutzername",
                "account.password|Passwort",
                "account.smtpSecurity|Sicherheit (SSL/TSL/STARTTLS)",
                "account.signature|Signatur",
                "account.importEnabled|E-Mail-Anfragen automatisch zu MAT importieren",
                "account.imapHost|IMAP-Server",
                "account.imapPort|IMAP-Port",
                "account.imapSecurity|Sicherheit (SSL/TSL/STARTTLS)",
                "account.ownAddress|Ihre E-Mail Adresse",
                "account.checkAndSave|Testen & Speichern",
                "app.required|Pflichtfelder sind mit einem roten * gekennzeichnet",
                "app.administration.account|E-Mail Konto konfigurieren"
            })
    void areThoseOfTheManualLetterByLetter(String key, String label) {
        assertEquals(label, GERMAN.getString(key));
        assertTrue(pages().contains("msg['" + key + "']"), key);
    }

    @Test
    void warningsAreThoseOfTheManual() {
        assertEquals("Es ist kein E-Mail Konto konfiguriert.", GERMAN.getString("warning.NOT_CONFIGURED"));
        assertEquals(
                "Die Zugangsdaten des E-Mail Kontos werden nicht mehr angenommen (seit {0}). "
                        + "Haben sich Ihre E-Mail Kontodaten geändert?",
                GERMAN.getString("warning.LOGIN_REJECTED"));
        assertEquals("Das E-Mail Konto ist nicht erreichbar (seit {0}): {1}.", GERMAN.getString("warning.UNREACHABLE"));
    }

    private static String pages() {
        try (Stream<Path> files = Files.walk(Path.of("src/main/webapp"))) {
            return files.filter(file -> file.toString().endsWith(".xhtml"))
                    .map(AccountLabelsTest::read)
                    .collect(Collectors.joining());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
