package de.mat.inquiry;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A mail of the buyer or an answer to it: one of the two is null. */
public record ConversationStep(ShownMail mail, ShownAnswer answer) {

    /** In the order in which they were written. */
    static List<ConversationStep> inOrder(List<ShownMail> mails, List<ShownAnswer> answers) {
        return Stream.concat(
                        mails.stream().map(mail -> new ConversationStep(mail, null)),
                        answers.stream().map(answer -> new ConversationStep(null, answer)))
                .sorted(Comparator.comparing(ConversationStep::time))
                .toList();
    }

    private Instant time() {
        return mail == null ? answer.submitted() : mail.received();
    }
}
