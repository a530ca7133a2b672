package de.mat.delivery;

import de.mat.mail.MailFailure.Cause;

/**
 * News: nothing goes out for now, because of the server, the account or the sender; told inside the transaction that stores it, and
 * again after each try that fails. MAT goes on by itself.
 *
 * @param reply the server's own words; empty when there are none
 */
public record DeliveryPaused(Cause cause, String reply) {}
