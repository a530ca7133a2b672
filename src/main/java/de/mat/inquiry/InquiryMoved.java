package de.mat.inquiry;

/** News: the state of an inquiry, or who is at it, is another one. Told inside the transaction that changes it. */
public record InquiryMoved(long id) {}
