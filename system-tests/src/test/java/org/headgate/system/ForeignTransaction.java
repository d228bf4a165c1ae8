package org.headgate.system;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A transaction of another client, which keeps its locks until it ends. */
final class ForeignTransaction implements AutoCloseable {

  private final Connection connection;

  private ForeignTransaction(Connection connection) {
    this.connection = connection;
  }

  /** One that has executed a statement. */
  static ForeignTransaction of(Headgate headgate, String sql) {
    try {
      Connection connection = headgate.connection();
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.execute(sql);
      }
      return new ForeignTransaction(connection);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** One that has locked the table that each log-in reads. */
  static ForeignTransaction lockingAccounts(Headgate headgate) {
    return of(headgate, "lock table platform.account in access exclusive mode");
  }

  /** The number of its process in the database. */
  int pid() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
      row.next();
      return row.getInt(1);
    }
  }

  /** Its locks are free afterwards. */
  void rollBack() throws SQLException {
    connection.rollback();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
