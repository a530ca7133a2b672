package de.mat.mailing;

import de.mat.testing.FreshPostgres;
import de.mat.testing.TestDatabase;

/** The same on PostgreSQL. */
class MailingReportPostgresIT extends MailingReportTest {

    @Override
    TestDatabase open() {
        return FreshPostgres.open();
    }
}
