package de.mat.inquiry;

/** Somebody else changed the inquiry since the page that wants to change it was shown; nothing was changed. */
public class InquiryChangedException extends Exception {

    private static final long serialVersionUID = 1L;
}
