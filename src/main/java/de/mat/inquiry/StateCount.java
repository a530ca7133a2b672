package de.mat.inquiry;

/** How many inquiries are in a state. */
public record StateCount(InquiryState state, long count) {}
