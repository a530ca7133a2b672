package de.mat.inquiry;

import java.util.Set;

/** What the list can be filtered by: one state, or all in which the dealer is to act. */
public enum StateChoice {
    OPEN(InquiryState.NEW, InquiryState.READ, InquiryState.IN_PROGRESS),
    NEW(InquiryState.NEW),
    READ(InquiryState.READ),
    IN_PROGRESS(InquiryState.IN_PROGRESS),
    ANSWERED(InquiryState.ANSWERED),
    DONE(InquiryState.DONE);

    private final Set<InquiryState> states;

    StateChoice(InquiryState... states) {
        this.states = Set.of(states);
    }

    Set<InquiryState> states() {
        return states;
    }
}
