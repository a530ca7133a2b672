/**
 * Trading platforms: who sends their mails, and how to read those into fields.
 * No network and no inquiry: a received mail in, what was recognised out. Administrators change the platforms; each import asks for
 * the senders anew.
 */
package de.mat.platform;
