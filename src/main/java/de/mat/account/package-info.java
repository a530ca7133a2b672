/**
 * The one e-mail account: entity, check and save, health, the warning after login.
 * Speaks to servers only through {@code mail}. The import and the sending get its settings from
 * {@link de.mat.account.EmailAccountService} and their connections from {@link de.mat.account.AccountConnections}, so that every
 * login goes through the one gate. Open without a login: {@link de.mat.account.AccountReadiness}.
 */
package de.mat.account;
