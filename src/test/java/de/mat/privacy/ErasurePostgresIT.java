package de.mat.privacy;

import de.mat.testing.FreshPostgres;
import de.mat.testing.TestDatabase;

/** The same on PostgreSQL. */
class ErasurePostgresIT extends ErasureTest {

    @Override
    TestDatabase open() {
        return FreshPostgres.open();
    }
}
