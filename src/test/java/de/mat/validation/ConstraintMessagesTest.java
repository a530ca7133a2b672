package de.mat.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;
import org.hibernate.validator.HibernateValidator;
import org.junit.jupiter.api.Test;

class ConstraintMessagesTest {

    private static final Form WRONG = new Form(
            "a\nb", "mail.example.com:465", "a@b", " ", null, "x".repeat(6), "x", "x", 0, 70000, LocalDate.MAX);
    private static final Form RIGHT = new Form(
            "a",
            "mail.example.com",
            "a@example.com",
            "x",
            "x",
            "x",
            "xx",
            "xx",
            1,
            65535,
            LocalDate.EPOCH.withYear(2000));
    private static final Form ABSENT = new Form(null, "", "", "x", "x", null, null, null, 1, 1, null);

    record Form(
            @SingleLine String line,
            @HostName String host,
            @MailAddress String address,
            @NotBlank String blank,
            @NotNull String none,
            @Size(max = 5) String atMost,
            @Size(min = 2, max = 5) String between,
            @Size(min = 2) String atLeast,
            @Min(1) int low,
            @Max(65535) int high,
            @PastDay LocalDate day) {}

    @Test
    void saysInGermanWhatToDo() {
        assertEquals(
                Map.ofEntries(
                        Map.entry("line", "Bitte in einer Zeile eingeben, ohne Zeilenumbrüche und Steuerzeichen."),
                        Map.entry(
                                "host",
                                "Bitte nur den Namen des Servers eingeben, zum Beispiel mail.example.com, ohne „https://“, Port und Leerzeichen."),
                        Map.entry(
                                "address", "Bitte genau eine E-Mail-Adresse eingeben, zum Beispiel info@example.com."),
                        Map.entry("blank", "Bitte ausfüllen."),
                        Map.entry("none", "Bitte ausfüllen."),
                        Map.entry("atMost", "Höchstens 5 Zeichen."),
                        Map.entry("between", "Mindestens 2 und höchstens 5 Zeichen."),
                        Map.entry("atLeast", "Mindestens 2 Zeichen."),
                        Map.entry("low", "Bitte eine Zahl ab 1 eingeben."),
                        Map.entry("high", "Bitte eine Zahl bis 65535 eingeben."),
                        Map.entry("day", "Bitte einen Tag ab dem Jahr 2000 eingeben, der nicht in der Zukunft liegt.")),
                messages(WRONG, Locale.GERMAN));
    }

    @Test
    void saysInEnglishWhatToDo() {
        Map<String, String> messages = messages(WRONG, Locale.ENGLISH);

        assertEquals("Please fill in.", messages.get("blank"));
        assertEquals("At most 5 characters.", messages.get("atMost"));
        assertEquals("At least 2 and at most 5 characters.", messages.get("between"));
        assertEquals("Please enter exactly one e-mail address, such as info@example.com.", messages.get("address"));
        assertEquals(11, messages.size());
    }

    @Test
    void hasNothingToSayWhenAllIsRight() {
        assertEquals(Map.of(), messages(RIGHT, Locale.GERMAN));
    }

    @Test
    void leavesAbsenceToOtherConstraints() {
        assertEquals(Map.of(), messages(ABSENT, Locale.GERMAN));
    }

    @Test
    void bothLanguagesHaveTheSameMessages() {
        ResourceBundle german = ResourceBundle.getBundle("ValidationMessages", Locale.GERMAN);
        ResourceBundle english = ResourceBundle.getBundle("ValidationMessages", Locale.ROOT);

        assertEquals(english.keySet(), german.keySet());
        for (String key : english.keySet()) {
            if (german.getString(key).equals(english.getString(key))) {
                throw new AssertionError(key + " is not translated");
            }
        }
    }

    private static Map<String, String> messages(Form form, Locale locale) {
        try (ValidatorFactory factory = Validation.byProvider(HibernateValidator.class)
                .configure()
                .locales(Locale.GERMAN, Locale.ENGLISH)
                .defaultLocale(locale)
                .buildValidatorFactory()) {
            Validator validator = factory.getValidator();
            Map<String, String> messages = new TreeMap<>();
            for (ConstraintViolation<Form> violation : validator.validate(form)) {
                messages.put(violation.getPropertyPath().toString(), violation.getMessage());
            }
            return messages;
        }
    }
}
