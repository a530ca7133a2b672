package de.mat.inquiry;

import java.io.Serializable;

/**
 * How much of a person's is kept with inquiries.
 *
 * @param mails that were joined to them later
 * @param rawMails mails exactly as they came
 * @param answers that were given into the outgoing queue
 * @param files that go along with answers and drafts
 * @param notifications of users about the inquiries
 */
public record PersonInquiries(
        int inquiries, int mails, int rawMails, int answers, int drafts, int files, int notifications)
        implements Serializable {}
