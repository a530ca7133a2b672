package de.mat.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IntakeTextsTest {

    @ParameterizedTest
    @EnumSource
    void eachOutcomeHasASentenceInBothLanguages(RunOutcome outcome) {
        String german = text(Locale.GERMAN, "intake.outcome." + outcome, 2, 1, 0, "Zeitüberschreitung", 1);

        assertNotEquals(german, text(Locale.ENGLISH, "intake.outcome." + outcome, 2, 1, 0, "Zeitüberschreitung", 1));
        assertFalse(german.matches(".*[{}].*"), german);
    }

    @Test
    void countsAreSpokenOf() {
        assertEquals("Keine neue Anfrage.", text(Locale.GERMAN, "intake.outcome.COMPLETE", 0, 0, 0, "", 0));
        assertEquals("Eine neue Mail importiert.", text(Locale.GERMAN, "intake.outcome.COMPLETE", 1, 1, 0, "", 0));
        assertEquals("5 neue Mails importiert.", text(Locale.GERMAN, "intake.outcome.COMPLETE", 5, 5, 1, "", 0));
        assertEquals(
                "5 neue Mails importiert (davon eine zu einer bestehenden Anfrage).",
                text(Locale.GERMAN, "intake.outcome.COMPLETE", 5, 4, 0, "", 1));
        assertEquals(
                "Eine Mail einer Plattform konnte nicht importiert werden (seit gestern 9:05) und wartet auf eine Entscheidung.",
                text(Locale.GERMAN, "intake.quarantined", 1, "gestern 9:05"));
        assertEquals(
                "3 mails of platforms could not be imported (since yesterday 9:05) and wait for a decision.",
                text(Locale.ENGLISH, "intake.quarantined", 3, "yesterday 9:05"));
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"WORKING", "OFF"})
    void eachProblemHasASentenceInBothLanguages(ImportStatus.Kind kind) {
        String german = text(Locale.GERMAN, "intake.problem." + kind, "heute 14:05", "Zeitüberschreitung");

        assertNotEquals(german, text(Locale.ENGLISH, "intake.problem." + kind, "heute 14:05", "Zeitüberschreitung"));
        assertTrue(german.contains("heute 14:05"), german);
        assertFalse(german.matches(".*[{}].*"), german);
    }

    private static String text(Locale locale, String key, Object... parameters) {
        String pattern = ResourceBundle.getBundle("de.mat.messages", locale).getString(key);
        return new MessageFormat(pattern, locale).format(parameters);
    }
}
