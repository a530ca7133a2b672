package de.mat.base;

import jakarta.annotation.sql.DataSourceDefinition;

/** The application's data source, a pool of the container in front of {@link ConfiguredDataSource}. */
@DataSourceDefinition(
        name = Database.JNDI_NAME,
        className = "de.mat.base.ConfiguredDataSource",
        minPoolSize = 2,
        maxPoolSize = 20,
        properties = {
            "fish.payara.is-connection-validation-required=true",
            "fish.payara.connection-validation-method=meta-data"
        })
public final class Database {

    /** Where the pool is found; {@code persistence.xml} names the same. */
    public static final String JNDI_NAME = "java:app/jdbc/mat";

    private Database() {}
}
