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
 * @param words each must occur in some field, as a part of a word too
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
    String condition() {
        List<String> conditions = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            conditions.add("w.words like :word" + i);
        }
        addIf(platform != null, "i.platform = :platform", conditions);
        addIf(type != null, "i.type = :type", conditions);
        conditions.add(states.isEmpty() ? "i.state <> de.mat.inquiry.InquiryState.SPAM" : "i.state in :states");
        addIf(from != null, "i.received >= :from", conditions);
        addIf(until != null, "i.received < :until", conditions);
        addIf(answer == AnswerChoice.OVERDUE, "i.waitingSince <= :overdueSince", conditions);
        addIf(answer == AnswerChoice.WAITING, "i.waitingSince is not null", conditions);
        addIf(answer == AnswerChoice.ANSWERED, "i.secondsToAnswer is not null", conditions);
        addIf(
                after != null,
                "(i.received < :lastReceived or i.received = :lastReceived and i.id < :lastId)",
                conditions);
        addIf(!words.isEmpty(), "w.inquiry = i", conditions);
        return (words.isEmpty() ? "" : ", InquiryWords w")
                + (conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions));
    }

    private static void addIf(boolean wanted, String condition, List<String> conditions) {
        if (wanted) {
            conditions.add(condition);
        }
    }

    /** Puts in what the condition speaks of. */
    <T> TypedQuery<T> putInto(TypedQuery<T> query) {
        for (int i = 0; i < words.size(); i++) {
            query.setParameter("word" + i, "%" + words.get(i) + "%");
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
