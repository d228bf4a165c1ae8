package org.headgate.system;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** A transaction of a test's own, for which others wait. Its end undoes what it did. */
final class RivalTransaction implements AutoCloseable {

  private static final String SESSIONS_THAT_WAIT =
      " from pg_stat_activity where cast(? as integer) = any (pg_blocking_pids(pid))";

  private final Connection connection;
  private final Sql database;
  private final String pid;

  private RivalTransaction(Connection connection, Sql database, String pid) {
    this.connection = connection;
    this.database = database;
    this.pid = pid;
  }

  static RivalTransaction of(Headgate headgate) throws SQLException {
    Connection connection = headgate.connection();
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
      row.next();
      return new RivalTransaction(connection, new Sql(headgate.databaseUrl()), row.getString(1));
    }
  }

  void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The statements that wait for it. */
  List<String> waiting() {
    return database.texts("select query" + SESSIONS_THAT_WAIT, pid);
  }

  /**
   * Ends the sessions that wait for it, as the database does once it notices that their client is
   * dead: none of their statements is executed after this transaction.
   */
  void endWaiting() {
    await()
        .until(
            () ->
                database
                    .texts("select pg_terminate_backend(pid)::text" + SESSIONS_THAT_WAIT, pid)
                    .isEmpty());
  }

  @Override
  public void close() throws SQLException {
    try (connection) {
      connection.rollback();
    }
  }
}
