package de.mat.inquiry;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;

/**
 * A draft as its author sees it.
 *
 * @param changed when it was last kept
 */
public record AnswerDraft(long id, String text, boolean copy, Instant changed, List<ShownAnswer.File> files)
        implements Serializable {

    static AnswerDraft of(Answer answer) {
        return new AnswerDraft(
                answer.getId(), answer.getText(), answer.isCopy(), answer.getChanged(), ShownAnswer.File.of(answer));
    }
}
