package org.headgate.system.database;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * A transaction of another client, which keeps its locks until it ends. It is rolled back unless it
 * is committed.
 */
public final class ForeignTransaction implements AutoCloseable {

  /** Each log-in reads this table. */
  public static final String LOCK_OF_ACCOUNTS =
      "lock table platform.account in access exclusive mode";

  private static final String SESSIONS_THAT_WAIT =
      " from pg_stat_activity where cast(? as integer) = any (pg_blocking_pids(pid))";

  private final Connection connection;
  private final Sql database;
  private final int pid;

  private ForeignTransaction(Connection connection, Sql database, int pid) {
    this.connection = connection;
    this.database = database;
    this.pid = pid;
  }

  /** One that has locked nothing yet. */
  public static ForeignTransaction begin(DatabaseAccess server) throws SQLException {
    Connection connection = server.connection();
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
      row.next();
      return new ForeignTransaction(connection, new Sql(server.databaseUrl()), row.getInt(1));
    }
  }

  /** One that has executed a statement. */
  static ForeignTransaction of(DatabaseAccess server, String sql) {
    try {
      ForeignTransaction begun = begin(server);
      begun.execute(sql);
      return begun;
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** One that has locked the table that each log-in reads. */
  public static ForeignTransaction lockingAccounts(DatabaseAccess server) {
    return of(server, LOCK_OF_ACCOUNTS);
  }

  public void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The number of its process in the database. */
  public int pid() {
    return pid;
  }

  /** The statements that wait for it. */
  public List<String> waiting() {
    return database.texts("select query" + SESSIONS_THAT_WAIT, String.valueOf(pid));
  }

  /**
   * Ends the sessions that wait for it, as the database does once it notices that their client is
   * dead: none of their statements is executed after this transaction.
   */
  public void endWaiting() {
    String end = "select pg_terminate_backend(pid)::text" + SESSIONS_THAT_WAIT;
    await().until(() -> database.texts(end, String.valueOf(pid)).isEmpty());
  }

  /** Its changes are visible to others afterwards. */
  public void commit() throws SQLException {
    connection.commit();
  }

  /** Its locks are free afterwards. */
  public void rollBack() throws SQLException {
    connection.rollback();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
