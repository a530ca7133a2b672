package de.mat.delivery;

/**
 * What a sender stores right before the end of a message.
 *
 * @param before the bulk mail that the server has taken since; null when there is none
 * @param next what the server may have from now on
 */
record SenderStep(ClaimedBulk before, Claimed next) {}
