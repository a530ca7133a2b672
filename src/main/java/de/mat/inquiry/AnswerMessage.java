package de.mat.inquiry;

import de.mat.delivery.OutgoingMessage;
import de.mat.html.FormattedText;
import de.mat.validation.TextSyntax;
import java.util.Optional;

/** An answer as a message: to the address that the inquiry names, in its conversation, with the files. */
final class AnswerMessage {

    /** How {@link de.mat.delivery.DeliveryOutcome}s name an answer, with its id behind it. */
    static final String SOURCE = "answer:";

    static final String SOURCE_OF_COPY = "answer-copy:";

    private final Answer answer;
    private final Conversation conversation;

    AnswerMessage(Answer answer, Conversation conversation) {
        this.answer = answer;
        this.conversation = conversation;
    }

    /** Why it cannot be sent. */
    Optional<AnswerProblem> problem() {
        if (answer.getText().isBlank()) {
            return Optional.of(AnswerProblem.NO_TEXT);
        }
        if (!answer.getInquiry().isAnswerable()) {
            return Optional.of(AnswerProblem.NO_ADDRESS);
        }
        return answer.isCopy() && ownAddress().isEmpty() ? Optional.of(AnswerProblem.NO_OWN_ADDRESS) : Optional.empty();
    }

    String subject() {
        return answer.getInquiry().getAnswerSubject();
    }

    OutgoingMessage toBuyer() {
        return message(SOURCE, answer.getInquiry().getAnswerAddress());
    }

    /** For its author, who wants one. */
    Optional<OutgoingMessage> copy() {
        return answer.isCopy() ? ownAddress().map(address -> message(SOURCE_OF_COPY, address)) : Optional.empty();
    }

    private Optional<String> ownAddress() {
        return answer.getAuthor().getEmailAddress().filter(TextSyntax::isMailAddress);
    }

    private OutgoingMessage message(String source, String recipient) {
        return OutgoingMessage.prompt(
                        source + answer.getId(), recipient, subject(), FormattedText.plain(answer.getText()))
                .in(conversation.thread())
                .with(answer.getAttachments().stream()
                        .map(AnswerAttachment::file)
                        .toList());
    }
}
