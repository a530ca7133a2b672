package de.mat.intake;

/** The server that the mails are imported from, as it is shown. */
public record ImportSource(String host, int port) {}
