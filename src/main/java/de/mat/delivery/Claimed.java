package de.mat.delivery;

/** A message that a sender is at. */
sealed interface Claimed permits ClaimedMessage, ClaimedBulk {

    long id();

    /** Of the sender; whoever writes about the message names it. */
    String claim();

    /** Who caused it. */
    String source();
}
