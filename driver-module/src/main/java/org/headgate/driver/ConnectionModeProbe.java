package org.headgate.driver;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;
import org.postgresql.PGConnection;

/**
 * Detects by behaviour what a connection leads to. A pooler answers the log-in itself, so the
 * process id it reports is not that of the server process. If several transactions of one client,
 * or those of two clients, see the same server process in turn, sessions are shared.
 */
final class ConnectionModeProbe {

  private static final int ROUNDS = 4;
  private static final int TIMEOUT_MILLIS = 2_000;

  private final ConnectionSource source;

  /**
   * @param source the source of a second connection, which is asked for only behind a pooler
   */
  ConnectionModeProbe(ConnectionSource source) {
    this.source = source;
  }

  /** Whether a pooler, not the server, answered the log-in. */
  static boolean isBehindPooler(Connection connection) throws SQLException {
    return connection.unwrap(PGConnection.class).getBackendPID() != serverProcess(connection);
  }

  /**
   * The mode of the pooler.
   *
   * @param client a connection behind a pooler, outside of any transaction
   * @throws SQLException when this connection is of no use
   */
  ConnectionMode modeOf(Connection client) throws SQLException {
    Set<Integer> own = new HashSet<>(Set.of(serverProcess(client)));
    try (Connection other = source.open()) {
      other.setNetworkTimeout(Runnable::run, TIMEOUT_MILLIS);
      Set<Integer> others = new HashSet<>();
      for (int round = 0; round < ROUNDS; round++) {
        others.add(serverProcess(other));
        own.add(serverProcess(client));
      }
      boolean shared = own.size() > 1 || others.size() > 1 || own.equals(others);
      return shared ? ConnectionMode.TRANSACTION_POOLER : ConnectionMode.SESSION_POOLER;
    } catch (SQLException e) {
      // The server gave no second connection to compare with.
      return own.size() > 1 ? ConnectionMode.TRANSACTION_POOLER : ConnectionMode.UNKNOWN_POOLER;
    }
  }

  private static int serverProcess(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery("select pg_catalog.pg_backend_pid()")) {
      answer.next();
      return answer.getInt(1);
    }
  }
}
