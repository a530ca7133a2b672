package de.mat.mailing;

/**
 * News: there may be more to hand to delivery. Told inside the transaction that changes it.
 *
 * @param isBeginning whether a mailing starts or goes on; else one message is out of delivery
 */
record RunMoved(boolean isBeginning) {}
