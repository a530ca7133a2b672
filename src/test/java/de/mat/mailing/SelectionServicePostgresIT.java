package de.mat.mailing;

import de.mat.testing.FreshPostgres;
import de.mat.testing.TestDatabase;

/** The same on PostgreSQL. */
class SelectionServicePostgresIT extends SelectionServiceTest {

    @Override
    TestDatabase open() {
        return FreshPostgres.open();
    }
}
