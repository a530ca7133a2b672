package de.mat.inquiry;

import de.mat.testing.FreshPostgres;
import de.mat.testing.TestDatabase;

/** The same on PostgreSQL. */
class InquiryFiguresPostgresIT extends InquiryFiguresTest {

    @Override
    TestDatabase open() {
        return FreshPostgres.open();
    }
}
