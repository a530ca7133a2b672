package de.mat.account;

/** How the signature was written. */
public enum SignatureFormat {
    TEXT,
    HTML
}
