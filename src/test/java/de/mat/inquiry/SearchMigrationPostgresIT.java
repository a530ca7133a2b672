package de.mat.inquiry;

import de.mat.testing.FreshPostgres;
import javax.sql.DataSource;

/** The same on PostgreSQL. */
class SearchMigrationPostgresIT extends SearchMigrationTest {

    @Override
    DataSource database() {
        return FreshPostgres.empty();
    }

    @Override
    String typeOfWords() {
        return "character varying";
    }
}
