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

    /** The same text with these files: what the page has seen of the text stays what it was. */
    AnswerDraft with(List<ShownAnswer.File> otherFiles) {
        return new AnswerDraft(id, text, copy, changed, otherFiles);
    }
}
