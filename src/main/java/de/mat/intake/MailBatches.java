package de.mat.intake;

import java.util.ArrayList;
import java.util.List;

/**
 * Which mails are fetched together: enough for few round trips, few enough for the memory, which holds one batch at a time. A mail
 * that is larger than a batch, or too large at all, is one of its own.
 */
final class MailBatches {

    private static final int MOST_MAILS = 100;
    private static final long MOST_BYTES = 16L * 1024 * 1024;

    private MailBatches() {}

    /**
     * All the mails, in their order.
     *
     * @param largest bytes of a mail that is not too large
     */
    static List<List<PlatformMail>> of(List<PlatformMail> mails, long largest) {
        List<List<PlatformMail>> batches = new ArrayList<>();
        long room = 0;
        for (PlatformMail mail : mails) {
            long size = mail.envelope().size();
            List<PlatformMail> batch = batches.isEmpty() ? List.of() : batches.get(batches.size() - 1);
            if (batch.isEmpty() || batch.size() == MOST_MAILS || size > room || size > largest) {
                batch = new ArrayList<>();
                batches.add(batch);
                room = size > largest ? 0 : MOST_BYTES;
            }
            batch.add(mail);
            room -= size;
        }
        return batches;
    }
}
