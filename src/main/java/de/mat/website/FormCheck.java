package de.mat.website;

import de.mat.validation.TextSyntax;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Judges what a visitor sent. It refuses only what the visitor can correct; whatever looks like a machine's work is suspicious, and a
 * person decides.
 */
@ApplicationScoped
public class FormCheck {

    static final Duration FASTEST = Duration.ofSeconds(2);
    static final Duration LONGEST = Duration.ofDays(3);

    private static final int MOST_LINKS = 2;
    private static final Pattern LINK = Pattern.compile("(?i)\\b(?:https?://|www\\.)");
    private static final Pattern MARKED_LINK =
            Pattern.compile("(?i)<a\\s[^<>]{0,300}href|\\[url\\b|\\[link\\b|\\]\\(https?:");
    private static final Pattern HEADER =
            Pattern.compile("(?im)^(?:to|cc|bcc|from|subject|content-type|mime-version)\\s*:.*@|^content-type\\s*:");
    private static final Pattern PRODUCT = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._/-]{0,39}");

    private FormToken tokens;
    private SubmitLimits limits;
    private Clock clock;

    /** For the container. */
    protected FormCheck() {}

    @Inject
    FormCheck(FormToken tokens, SubmitLimits limits, Clock clock) {
        this.tokens = tokens;
        this.limits = limits;
        this.clock = clock;
    }

    /** Judges it, and counts it when it is to be stored. */
    Verdict judge(SentForm form, String clientAddress, String submission) {
        Verdict correctable = correctable(form);
        if (correctable.isToBeCorrected()) {
            return correctable;
        }
        Set<Suspicion> suspicions = suspicions(form);
        suspicions.addAll(limits.count(clientAddress, submission, !suspicions.isEmpty()));
        return new Verdict(Map.of(), suspicions);
    }

    /** Only what the visitor can correct. */
    static Verdict correctable(SentForm form) {
        Map<FormField, FieldProblem> problems = new EnumMap<>(FormField.class);
        for (FormField field : FormField.values()) {
            String text = form.text(field);
            boolean required = field == FormField.EMAIL || field == FormField.MESSAGE;
            if (required && text.isBlank()) {
                problems.put(field, FieldProblem.MISSING);
            } else if (text.length() > field.length()) {
                problems.put(field, FieldProblem.TOO_LONG);
            } else if (field == FormField.EMAIL && !TextSyntax.isMailAddress(text)) {
                problems.put(field, FieldProblem.NO_ADDRESS);
            }
        }
        return new Verdict(problems, Set.of());
    }

    private Set<Suspicion> suspicions(SentForm form) {
        Set<Suspicion> suspicions = EnumSet.noneOf(Suspicion.class);
        age(form.token()).ifPresent(suspicions::add);
        if (!form.honeypot().isEmpty()) {
            suspicions.add(Suspicion.HONEYPOT);
        }
        for (FormField field : FormField.values()) {
            String text = form.text(field);
            if (field == FormField.MESSAGE ? hasControlCharacters(text) : !TextSyntax.isSingleLine(text)) {
                suspicions.add(Suspicion.CONTROL_CHARACTERS);
            }
            if (field != FormField.MESSAGE && LINK.matcher(text).find()
                    || MARKED_LINK.matcher(text).find()) {
                suspicions.add(Suspicion.LINKS);
            }
        }
        if (!form.product().isEmpty() && !PRODUCT.matcher(form.product()).matches()) {
            suspicions.add(Suspicion.CONTROL_CHARACTERS);
        }
        String message = form.text(FormField.MESSAGE);
        if (LINK.matcher(message).results().limit(MOST_LINKS + 1L).count() > MOST_LINKS) {
            suspicions.add(Suspicion.LINKS);
        }
        if (form.texts().values().stream().anyMatch(text -> HEADER.matcher(text).find())) {
            suspicions.add(Suspicion.MAIL_HEADERS);
        }
        return suspicions;
    }

    private Optional<Suspicion> age(String token) {
        Optional<FormToken.Shown> shown = tokens.read(token);
        if (shown.isEmpty()) {
            return Optional.of(Suspicion.NO_TOKEN);
        }
        Instant now = clock.instant();
        if (shown.get().at().plus(FASTEST).isAfter(now)) {
            return Optional.of(Suspicion.TOO_FAST);
        }
        return shown.get().at().plus(LONGEST).isBefore(now) ? Optional.of(Suspicion.TOO_OLD) : Optional.empty();
    }

    /** Line breaks and tabs are what people type. */
    private static boolean hasControlCharacters(String text) {
        return !TextSyntax.isSingleLine(text.replaceAll("\\r\\n|[\\r\\n\\t]", " "));
    }
}
