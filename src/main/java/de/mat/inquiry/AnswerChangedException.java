package de.mat.inquiry;

import jakarta.ejb.ApplicationException;

/** The draft was written on elsewhere since the page that wants to keep it was shown; nothing was kept. */
@ApplicationException
public class AnswerChangedException extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
