package de.mat.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.mat.account.AccountDetails.ImportGiven;
import de.mat.account.AccountDetails.LoginGiven;
import de.mat.mail.ConnectionSecurity;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.groups.Default;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountDetailsTest {

    private static ValidatorFactory factory;
    private static Validator validator;

    @BeforeAll
    static void openValidator() {
        factory = Validation.buildDefaultValidatorFactory();
        validator = factory.getValidator();
    }

    @AfterAll
    static void closeValidator() {
        factory.close();
    }

    @Test
    void proposesTlsAndAskForALogin() {
        AccountDetails details = new AccountDetails();

        assertEquals(ConnectionSecurity.TLS, details.getSmtpSecurity());
        assertEquals(465, details.getSmtpPort());
        assertEquals(ConnectionSecurity.TLS, details.getImapSecurity());
        assertEquals(993, details.getImapPort());
        assertTrue(details.isAuthenticationRequired());
        assertFalse(details.isImportEnabled());
    }

    @Test
    void requiresWhatTheManualMarks() {
        AccountDetails empty = new AccountDetails();
        empty.setSmtpPort(null);
        empty.setSmtpSecurity(null);
        empty.setImapPort(null);
        empty.setImapSecurity(null);

        assertEquals(
                Set.of("senderName", "senderAddress", "smtpHost", "smtpPort", "smtpSecurity"),
                wrong(empty, Default.class));
        assertEquals(Set.of("userName"), wrong(empty, LoginGiven.class));
        assertEquals(Set.of("imapHost", "imapPort", "imapSecurity", "importFrom"), wrong(empty, ImportGiven.class));
    }

    @Test
    void acceptsACompleteAccount() {
        assertEquals(Set.of(), wrong(Accounts.importing(), Default.class, LoginGiven.class, ImportGiven.class));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 65_536})
    void refusesPortsThatAreNone(int port) {
        assertEquals(Set.of("smtpPort", "imapPort"), wrong(changed(details -> {
            details.setSmtpPort(port);
            details.setImapPort(port);
        })));
    }

    @Test
    void importsFromADayThatHasBeen() {
        LocalDate today = LocalDate.now();

        assertEquals(Set.of(), wrong(changed(details -> details.setImportFrom(today))));
        assertEquals(Set.of(), wrong(changed(details -> details.setImportFrom(LocalDate.of(2000, 1, 1)))));
        assertEquals(Set.of("importFrom"), wrong(changed(details -> details.setImportFrom(today.plusDays(1)))));
        assertEquals(
                Set.of("importFrom"), wrong(changed(details -> details.setImportFrom(LocalDate.of(1999, 12, 31)))));
    }

    @Test
    void proposesToImportTheLastTwoWeeksUnlessADayWasChosen() {
        AccountDetails details = new AccountDetails();

        details.proposeImportFrom(LocalDate.of(2026, 11, 23));
        assertEquals(LocalDate.of(2026, 11, 9), details.getImportFrom());

        details.proposeImportFrom(LocalDate.of(2027, 5, 1));
        assertEquals(LocalDate.of(2026, 11, 9), details.getImportFrom());
    }

    @Test
    void refusesValuesThatWouldBreakAHeaderOrACommand() {
        assertEquals(
                Set.of("senderName", "senderAddress", "smtpHost", "userName", "imapHost"), wrong(changed(details -> {
                    details.setSenderName("Muster\r\nBcc: x@example.com");
                    details.setSenderAddress("a@example.com\nx");
                    details.setSmtpHost("smtp.example.com\n");
                    details.setUserName("a\u0000b");
                    details.setImapHost("imap example.com");
                })));
    }

    @Test
    void refusesTextsThatAreTooLong() {
        assertEquals(Set.of("senderName", "userName", "signature"), wrong(changed(details -> {
            details.setSenderName("x".repeat(101));
            details.setUserName("x".repeat(255));
            details.setSignature("x".repeat(AccountDetails.SIGNATURE_LENGTH + 1));
        })));
    }

    @Test
    void needsALoginForSendingOrForTheImport() {
        assertTrue(Accounts.sending().isLoginNeeded());
        assertFalse(Accounts.withoutLogin().isLoginNeeded());
        AccountDetails importOnly = Accounts.withoutLogin();
        importOnly.setImportEnabled(true);
        assertTrue(importOnly.isLoginNeeded());
    }

    @Test
    void copiesEveryField() throws IllegalAccessException {
        AccountDetails original = Accounts.importing();
        original.setSignature("Grüße");
        original.setSignatureFormat(SignatureFormat.HTML);
        original.setAuthenticationRequired(false);

        AccountDetails copy = original.copy();

        for (java.lang.reflect.Field field : AccountDetails.class.getDeclaredFields()) {
            field.setAccessible(true);
            assertEquals(field.get(original), field.get(copy), field.getName());
        }
    }

    @Test
    void signsWithNothingWhenThereIsNoSignature() {
        assertEquals("", Accounts.sending().signature().text());
    }

    @Test
    void signsWithTheTextAsItIs() {
        AccountDetails details = Accounts.sending();
        details.setSignature("<b>Muster</b> & Sohn");

        assertEquals("<b>Muster</b> & Sohn", details.signature().text());
        assertTrue(details.signature().html().isEmpty());
    }

    @Test
    void signsWithHarmlessHtmlAndItsText() {
        AccountDetails details = Accounts.sending();
        details.setSignatureFormat(SignatureFormat.HTML);
        details.setSignature("<table><tr><td>Muster &amp; Sohn</td></tr></table><script>alert(1)</script>");

        assertEquals("Muster & Sohn", details.signature().text().strip());
        assertTrue(details.signature().html().orElseThrow().contains("<table>"));
        assertFalse(details.signature().html().orElseThrow().contains("script"));
    }

    @Test
    void saysInHtmlWhatTheTextSaid() {
        AccountDetails details = Accounts.sending();
        details.setSignature("Muster & Sohn\n<Werkzeuge>");

        details.setSignatureFormat(SignatureFormat.HTML);
        details.convertSignature();

        assertEquals("Muster & Sohn\n<Werkzeuge>", details.signature().text().strip());
    }

    @Test
    void saysInTextWhatTheHtmlSaid() {
        AccountDetails details = Accounts.sending();
        details.setSignatureFormat(SignatureFormat.HTML);
        details.setSignature("<p>Muster &amp; Sohn<br>Musterstraße 1</p><script>alert(1)</script>");

        details.setSignatureFormat(SignatureFormat.TEXT);
        details.convertSignature();

        assertEquals("Muster & Sohn\nMusterstraße 1", details.getSignature());
    }

    private static AccountDetails changed(Consumer<AccountDetails> change) {
        AccountDetails details = Accounts.importing();
        change.accept(details);
        return details;
    }

    private static Set<String> wrong(AccountDetails details, Class<?>... groups) {
        return validator.validate(details, groups).stream()
                .map(violation -> violation.getPropertyPath().toString())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
