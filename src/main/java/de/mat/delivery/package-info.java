/**
 * The one door out: the queue of everything MAT sends, in order of urgency, and the sender, which puts the account's signature on.
 * A feature calls {@link de.mat.delivery.DeliveryService#submit} in its own transaction and observes
 * {@link de.mat.delivery.DeliveryOutcome}; this package knows none of them. Only the test mail of the account does not come through here.
 * Open without a login: {@link de.mat.delivery.DeliveryStarter}, {@link de.mat.delivery.DeliveryReadiness}.
 */
package de.mat.delivery;
