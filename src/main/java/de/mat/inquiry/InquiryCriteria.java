package de.mat.inquiry;

import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Which inquiries are wanted, as a condition of a query over {@code Inquiry i}. What is empty or null does not matter; but what is taken
 * for spam comes only when it is asked for.
 *
 * @param words each must be a word of some field, or the beginning of one
 * @param from received then or later
 * @param until received before
 * @param answer whether the buyer has one
 * @param overdueSince who waits since then, or longer, waits too long
 * @param after the ones that come after this one when the newest is the first
 */
public record InquiryCriteria(
        List<String> words,
        String platform,
        InquiryType type,
        Set<InquiryState> states,
        Instant from,
        Instant until,
        AnswerChoice answer,
        Instant overdueSince,
        Position after) {

    /** Where an inquiry stands in the list. */
    record Position(Instant received, long id) {}

    /** Every inquiry that is not taken for spam. */
    public static final InquiryCriteria ALL =
            new InquiryCriteria(List.of(), null, null, Set.of(), null, null, null, null, null);

    public InquiryCriteria {
        words = List.copyOf(words);
        states = Set.copyOf(states);
    }

    /** The same, from behind that inquiry on: to go through all of them in pieces, whatever comes in meanwhile. */
    InquiryCriteria behind(ExportedInquiry last) {
        return new InquiryCriteria(
                words,
                platform,
                type,
                states,
                from,
                until,
                answer,
                overdueSince,
                new Position(last.received(), last.id()));
    }

    /** What follows "from Inquiry i" and the joins. */
    String condition(WordSearch search) {
        return words.isEmpty()
                ? " where " + withoutWords()
                : ", InquiryWords w where " + conditionOfWords(search) + " and w.inquiry = i";
    }

    /** What follows "where" when inquiries are looked for from their words on, as {@code w} and {@code i}. */
    String conditionOfWords(WordSearch search) {
        return search.condition(words) + " and " + withoutWords();
    }

    private String withoutWords() {
        List<String> conditions = new ArrayList<>();
        conditions.add(states.isEmpty() ? Inquiry.NO_SPAM : "i.state in :states");
        addIf(platform != null, "i.platform = :platform", conditions);
        addIf(type != null, "i.type = :type", conditions);
        addIf(from != null, "i.received >= :from", conditions);
        addIf(until != null, "i.received < :until", conditions);
        addIf(answer == AnswerChoice.OVERDUE, "i.waitingSince <= :overdueSince", conditions);
        addIf(answer == AnswerChoice.WAITING, "i.waitingSince is not null", conditions);
        addIf(answer == AnswerChoice.ANSWERED, "i.secondsToAnswer is not null", conditions);
        addIf(
                after != null,
                "(i.received < :lastReceived or i.received = :lastReceived and i.id < :lastId)",
                conditions);
        return String.join(" and ", conditions);
    }

    private static void addIf(boolean wanted, String condition, List<String> conditions) {
        if (wanted) {
            conditions.add(condition);
        }
    }

    /** Puts in what the condition speaks of. */
    <T> TypedQuery<T> putInto(TypedQuery<T> query, WordSearch search) {
        if (!words.isEmpty()) {
            search.putInto(query, words);
        }
        setIfGiven(query, "platform", platform);
        setIfGiven(query, "type", type);
        setIfGiven(query, "states", states.isEmpty() ? null : states);
        setIfGiven(query, "from", from);
        setIfGiven(query, "until", until);
        setIfGiven(query, "overdueSince", answer == AnswerChoice.OVERDUE ? overdueSince : null);
        if (after != null) {
            query.setParameter("lastReceived", after.received()).setParameter("lastId", after.id());
        }
        return query;
    }

    private static void setIfGiven(TypedQuery<?> query, String name, Object value) {
        if (value != null) {
            query.setParameter(name, value);
        }
    }
}
