package de.mat.website;

import java.util.Map;

/** A form as its page shows it: empty, or with what was typed and what is wrong with that. */
public final class FormFields {

    private final FormKind kind;
    private final String token;
    private final SentForm sent;
    private final Map<FormField, FieldProblem> problems;
    private final boolean failed;

    private FormFields(
            FormKind kind, String token, SentForm sent, Map<FormField, FieldProblem> problems, boolean failed) {
        this.kind = kind;
        this.token = token;
        this.sent = sent;
        this.problems = problems;
        this.failed = failed;
    }

    /** Shown for the first time. */
    static FormFields empty(FormKind kind, String token) {
        return new FormFields(kind, token, null, Map.of(), false);
    }

    /** Shown again, with the same token: the time that was spent on it counts. */
    static FormFields again(SentForm sent, Map<FormField, FieldProblem> problems, String token) {
        return new FormFields(sent.kind(), token, sent, problems, false);
    }

    /** Shown again, since it could not be recorded. */
    static FormFields failed(SentForm sent, String token) {
        return new FormFields(sent.kind(), token, sent, Map.of(), true);
    }

    public String getKind() {
        return kind.word();
    }

    public String getToken() {
        return token;
    }

    /** The number of the machine that it was sent about; empty without one. */
    public String getProduct() {
        return sent == null ? "" : sent.product();
    }

    /** What was typed into the field of that word. */
    public String typed(String field) {
        return sent == null ? "" : sent.text(field(field));
    }

    /** What is wrong with the field of that word; null when nothing is. */
    public FieldProblem problem(String field) {
        return problems.get(field(field));
    }

    /** The longest text of the field of that word. */
    public int length(String field) {
        return field(field).length();
    }

    /** Whether something must be corrected. */
    public boolean isWrong() {
        return !problems.isEmpty();
    }

    /** Whether it could not be recorded. */
    public boolean isFailed() {
        return failed;
    }

    /** Whether it is the first field with a problem, which gets the focus. */
    public boolean isFirstProblem(String field) {
        return problems.keySet().stream()
                .min(Enum::compareTo)
                .filter(first -> first == field(field))
                .isPresent();
    }

    private static FormField field(String word) {
        return FormField.ofWord(word).orElseThrow();
    }
}
