package de.mat.inquiry;

/** News: an inquiry came in. Told inside the transaction that records it. */
public record InquiryRecorded(long id) {}
