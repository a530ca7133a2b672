/**
 * The dealer's website: its settings, the public pages, the interface for other websites, and what keeps abuse away.
 * Stores nothing of its own but settings: what visitors send becomes an inquiry, and whether it is sent on is not decided here.
 * Entry points without a user: {@link de.mat.website.PublicWebsite}, {@link de.mat.website.FormReceiver}.
 */
package de.mat.website;
