package de.mat.inquiry;

import de.mat.delivery.Delivery;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An answer as the page of its inquiry shows it.
 *
 * @param settled when it came into its state
 * @param reply the server's own words; empty when there are none
 * @param nextTry when it is tried again, while it waits because a server did not take it
 */
public record ShownAnswer(
        long id,
        AnswerState state,
        String author,
        String text,
        String subject,
        Instant submitted,
        Instant settled,
        String reply,
        Optional<Instant> nextTry,
        List<File> files) {

    /**
     * A file that goes along.
     *
     * @param size bytes
     */
    public record File(long id, String name, long size) implements Serializable {

        static List<File> of(Answer answer) {
            return answer.getAttachments().stream()
                    .map(each -> new File(each.getId(), each.getName(), each.getSize()))
                    .toList();
        }
    }

    /** @param delivery as long as it waits */
    static ShownAnswer of(Answer answer, Optional<Delivery> delivery) {
        Optional<Delivery> troubled = delivery.filter(each -> each.getTries() > 0);
        return new ShownAnswer(
                answer.getId(),
                answer.getState(),
                answer.getAuthor().getDisplayName(),
                answer.getText(),
                answer.getSubject(),
                answer.getSubmitted(),
                answer.getSettled(),
                troubled.map(Delivery::getReply).orElse(answer.getReply()),
                troubled.map(Delivery::getNextTry),
                File.of(answer));
    }

    /** Whether it is on its way. */
    public boolean waiting() {
        return state == AnswerState.WAITING;
    }

    /** Whether a person may have it sent once more. */
    public boolean open() {
        return state == AnswerState.FAILED || state == AnswerState.UNKNOWN;
    }
}
