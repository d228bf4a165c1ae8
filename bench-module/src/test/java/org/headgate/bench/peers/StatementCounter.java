package org.headgate.bench.peers;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts what Headgate asks its database: statements where PostgreSQL has pg_stat_statements, else
 * transactions, which are as many or fewer.
 */
final class StatementCounter {

  private static final String EXTENSION = "pg_stat_statements";

  private final String url;
  private boolean statements;

  StatementCounter(HeadgatePeer headgate) throws IOException {
    // From another database of the server, so that what the counter asks is not counted.
    url = new PeerDatabases(headgate).url(PeerDatabases.USER);
  }

  /** Has the database load the extension at its next start; false where there is none. */
  boolean load() throws SQLException {
    boolean available =
        number("select count(*) from pg_available_extensions where name = '" + EXTENSION + "'") > 0;
    if (available) {
      execute("alter system set shared_preload_libraries = '" + EXTENSION + "'");
    }
    return available;
  }

  /**
   * @param loaded whether the database has it by now
   */
  void start(boolean loaded) throws SQLException {
    statements = loaded;
    if (loaded) {
      execute("create extension if not exists " + EXTENSION);
    }
  }

  /** Since some moment. */
  long count() throws SQLException {
    return number(
        statements
            ? "select coalesce(sum(calls), 0) from "
                + EXTENSION
                + " where userid = 'headgate'::regrole"
            : "select xact_commit + xact_rollback from pg_stat_database where datname = 'headgate'");
  }

  /** Calls of each statement since some moment; empty where only transactions are counted. */
  Map<String, Long> calls() throws SQLException {
    Map<String, Long> calls = new HashMap<>();
    if (!statements) {
      return calls;
    }
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select query, sum(calls) from "
                    + EXTENSION
                    + " where userid = 'headgate'::regrole group by query")) {
      while (rows.next()) {
        calls.put(rows.getString(1), rows.getLong(2));
      }
    }
    return calls;
  }

  /** The unit that is counted. */
  String unit() {
    return statements ? "statements" : "transactions";
  }

  private void execute(String statement) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement prepared = connection.createStatement()) {
      prepared.execute(statement);
    }
  }

  private long number(String query) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }
}
