package de.mat.delivery;

/** Where senders write down what they do. */
record SenderBooks(SendingService sending, BulkSendingService bulk, DeliveryPauseService pauses) {}
