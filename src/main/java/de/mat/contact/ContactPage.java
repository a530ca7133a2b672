package de.mat.contact;

import java.util.List;
import java.util.Set;

/**
 * A page of a list of contacts.
 *
 * @param count how many contacts the whole list has
 * @param doubles the keys of those addresses of the lines that another contact has too
 */
public record ContactPage(List<ContactLine> lines, int count, Set<String> doubles) {}
