package org.headgate.container;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Sessions of the server's pools, as PostgreSQL sees them. */
final class DatabaseSessions {

  private DatabaseSessions() {}

  /** The value of a setting in a session of this pool. */
  static void assertSetting(DataSource pool, String setting, String value) throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("show " + setting)) {
      row.next();
      assertEquals(value, row.getString(1), setting);
    }
  }

  /** The sessions that migrations have opened and not ended, each in one line. */
  static List<String> ofMigrations(DataSource pool) {
    List<String> sessions = new ArrayList<>();
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select concat_ws(' ', datname, state, now() - backend_start, query) from pg_stat_activity"
                    + " where application_name = 'headgate-migration'")) {
      while (rows.next()) {
        sessions.add(rows.getString(1));
      }
      return sessions;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
