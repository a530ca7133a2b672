package de.mat.delivery;

/** News: there is something to send. Told inside the transaction that stores it. */
record DeliveryDue() {}
