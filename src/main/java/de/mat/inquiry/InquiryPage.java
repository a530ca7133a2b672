package de.mat.inquiry;

import java.util.List;

/**
 * A page of the list.
 *
 * @param count how many inquiries the whole list has
 */
public record InquiryPage(List<InquiryLine> lines, int count) {}
