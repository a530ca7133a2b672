package de.mat.inquiry;

import java.util.List;

/**
 * A page of the list.
 *
 * @param count how many inquiries the whole list has
 * @param more whether there are more than that: of what a search finds so many are counted
 */
public record InquiryPage(List<InquiryLine> lines, int count, boolean more) {}
