package de.mat.intake;

import de.mat.mail.ServerSettings;
import java.util.Locale;

/**
 * One generation of one folder of one mailbox: within it a UID names one mail for good.
 *
 * @param accountId of the e-mail account
 * @param host and {@code userName} tell the mailbox, since an account may be pointed at another one
 */
record FolderGeneration(long accountId, String host, String userName, String folder, long uidValidity) {

    static FolderGeneration of(long accountId, ServerSettings server, String folder, long uidValidity) {
        String userName = server.login().userName();
        return new FolderGeneration(
                accountId,
                server.host().toLowerCase(Locale.ROOT),
                userName == null ? "" : userName,
                folder,
                uidValidity);
    }
}
