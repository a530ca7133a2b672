package de.mat.website;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Map;

/** The form of a page: as the visitor just sent it, when it must be corrected, else an empty one. */
@RequestScoped
public class ShownForm {

    @Inject
    private FormToken tokens;

    private FormFields again;

    /** The visitor must correct it. */
    void showAgain(SentForm sent, Map<FormField, FieldProblem> problems) {
        String token = tokens.read(sent.token()).isPresent() ? sent.token() : tokens.create();
        again = FormFields.again(sent, problems, token);
    }

    FormFields of(FormKind kind) {
        return again == null ? FormFields.empty(kind, tokens.create()) : again;
    }
}
