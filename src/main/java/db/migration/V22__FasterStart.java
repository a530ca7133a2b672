package db.migration;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

/**
 * A mailing starts with tens of thousands of rows. The embedded database wrote to its file for each 32 of their numbers, and kept their
 * Message-IDs in an index of its own, which nobody asks: that they are unique, the queue of delivery checks too. In Java, because only the
 * database knows the name of that constraint.
 */
public class V22__FasterStart extends BaseJavaMigration {

    private static final String CONSTRAINT = "select constraint_name from information_schema.key_column_usage"
            + " where lower(table_name) = 'mailing_recipient' and lower(column_name) = 'message_id'";

    @Override
    public void migrate(Context context) throws SQLException {
        Connection connection = context.getConnection();
        try (Statement statement = connection.createStatement()) {
            statement.execute("alter table mailing_recipient alter column id set cache 1000");
            statement.execute("alter table mailing_recipient drop constraint \"" + constraint(statement) + "\"");
            // In the order in which bulk mail is claimed: only then a database reads and locks no more than it returns
            statement.execute("drop index delivery_queue");
            statement.execute("create index delivery_queue on delivery (state, urgency, tries desc, next_try, id)");
        }
    }

    private static String constraint(Statement statement) throws SQLException {
        try (ResultSet constraint = statement.executeQuery(CONSTRAINT)) {
            constraint.next();
            return constraint.getString(1);
        }
    }
}
