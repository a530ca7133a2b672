/**
 * Bulk mails (Rundmails): write, choose recipients, see beforehand what each of them will get.
 * Who may be written to is for {@code contact} to say; every mail leaves through {@code delivery}.
 * Open without a login: {@link de.mat.mailing.MailingStarter}, {@link de.mat.mailing.LeaveService}.
 */
package de.mat.mailing;
