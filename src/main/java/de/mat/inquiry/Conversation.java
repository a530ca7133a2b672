package de.mat.inquiry;

import de.mat.mail.MailThread;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What was written to and fro about an inquiry, as far as a thread of mails is made of it: the Message-IDs in the order of time. */
record Conversation(Inquiry inquiry, List<JoinedMail> joined, List<Answer> answers) {

    private record Step(Instant time, String messageId) {}

    /** The thread of a further mail. */
    MailThread thread() {
        return new MailThread(Stream.of(
                        Stream.of(new Step(inquiry.getReceived(), inquiry.getMessageId())),
                        joined.stream().map(mail -> new Step(mail.getReceived(), mail.getMessageId())),
                        answers.stream()
                                .filter(answer -> answer.getState() == AnswerState.SENT)
                                .map(answer -> new Step(answer.getSettled(), answer.getMessageId())))
                .flatMap(each -> each)
                .sorted(Comparator.comparing(Step::time))
                .map(Step::messageId)
                .filter(Objects::nonNull)
                .toList());
    }
}
