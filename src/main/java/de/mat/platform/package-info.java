/**
 * Trading platforms: their sender patterns, and how to read their mails into fields.
 * No network and no inquiry: a received mail in, what was recognised out.
 */
package de.mat.platform;
