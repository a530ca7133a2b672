package de.mat.website;

import java.util.Map;
import java.util.Set;

/**
 * What becomes of a form. With problems the visitor sees it again; else it is stored, and with suspicions as "Spam?".
 */
public record Verdict(Map<FormField, FieldProblem> problems, Set<Suspicion> suspicions) {

    public Verdict {
        problems = Map.copyOf(problems);
        suspicions = Set.copyOf(suspicions);
    }

    boolean isToBeCorrected() {
        return !problems.isEmpty();
    }

    boolean isSuspicious() {
        return !suspicions.isEmpty();
    }
}
