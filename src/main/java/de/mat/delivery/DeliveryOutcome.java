package de.mat.delivery;

/**
 * News: what became of a message; told inside the transaction that stores it. WAITING comes only when a person has it sent again, and
 * SENDING never.
 *
 * @param source as it was submitted
 * @param reply the server's own words, one line; empty when there are none
 */
public record DeliveryOutcome(long deliveryId, String source, DeliveryState state, String reply) {}
