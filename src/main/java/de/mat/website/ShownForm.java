package de.mat.website;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Map;

/** The form of a page: as the visitor just sent it, when it must be corrected or could not be recorded, else an empty one. */
@RequestScoped
public class ShownForm {

    @Inject
    private FormToken tokens;

    private FormFields again;

    /** For the container. */
    protected ShownForm() {}

    ShownForm(FormToken tokens) {
        this.tokens = tokens;
    }

    /** The visitor must correct it. */
    void showAgain(SentForm sent, Map<FormField, FieldProblem> problems) {
        again = FormFields.again(sent, problems, token(sent));
    }

    /** It is nobody's fault but ours; the visitor may send it once more. */
    void showFailed(SentForm sent) {
        again = FormFields.failed(sent, token(sent));
    }

    private String token(SentForm sent) {
        return tokens.read(sent.token()).isPresent() ? sent.token() : tokens.create();
    }

    FormFields of(FormKind kind) {
        return again == null ? FormFields.empty(kind, tokens.create()) : again;
    }
}
