package de.mat.inquiry;

import de.mat.testing.FreshPostgres;
import de.mat.testing.TestDatabase;

/** The same on PostgreSQL. */
class AnswerServicePostgresIT extends AnswerServiceTest {

    @Override
    TestDatabase open() {
        return FreshPostgres.open();
    }
}
