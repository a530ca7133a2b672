/**
 * The one e-mail account: entity, check and save, health, the warning after login.
 * Speaks to servers only through {@code mail}; the import and the sending use the account through this package.
 */
package de.mat.account;
