package de.mat.inquiry;

import de.mat.testing.FreshPostgres;
import de.mat.testing.TestDatabase;

/** The same on PostgreSQL. */
class VisitorInquiryPostgresIT extends VisitorInquiryTest {

    @Override
    TestDatabase open() {
        return FreshPostgres.open();
    }
}
