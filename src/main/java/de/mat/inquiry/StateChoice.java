package de.mat.inquiry;

import java.util.Set;

/** What the list can be filtered by: one state, or all in which the dealer is to act. */
public enum StateChoice {
    OPEN(InquiryState.NEW, InquiryState.READ, InquiryState.IN_PROGRESS),
    NEW(InquiryState.NEW),
    READ(InquiryState.READ),
    IN_PROGRESS(InquiryState.IN_PROGRESS),
    ANSWERED(InquiryState.ANSWERED),
    DONE(InquiryState.DONE),
    SPAM(InquiryState.SPAM);

    /** Where a person has still something to do or to judge. */
    static final Set<InquiryState> LEFT_TO_DO =
            Set.of(InquiryState.NEW, InquiryState.READ, InquiryState.IN_PROGRESS, InquiryState.SPAM);

    private final Set<InquiryState> states;

    StateChoice(InquiryState... states) {
        this.states = Set.of(states);
    }

    Set<InquiryState> states() {
        return states;
    }
}
