package de.mat.inquiry;

import java.time.Instant;

/**
 * Somebody else is answering too.
 *
 * @param changed when that user last typed
 */
public record OthersDraft(String author, Instant changed) {}
