package org.headgate.pool.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.sources.StatementSources;

/**
 * Cancels statements and terminates server processes of the platform database, through the operator
 * lane. PostgreSQL lets our role signal its own processes, and those of others as a member of
 * {@code pg_signal_backend}.
 */
@Dependent
public class BackendSignalSender {

  private static final int TIMEOUT_SECONDS = 2;

  private final DataSource operatorLane;

  @Inject
  BackendSignalSender(@PoolDataSource(PoolName.OPERATOR) DataSource operatorLane) {
    this.operatorLane = operatorLane;
  }

  /** The signals that a server process can get. */
  public enum Signal {
    /** Cancels its statement; it keeps its connection. */
    CANCEL("select pg_catalog.pg_cancel_backend(?)"),
    /** Rolls back its transaction and closes its connection. */
    TERMINATE("select pg_catalog.pg_terminate_backend(?)");

    private final String statement;

    Signal(String statement) {
      this.statement = statement;
    }
  }

  /**
   * @return false where the process was gone already
   * @throws SQLException when the server refuses (SQLSTATE 42501) or gives no answer within 2 s
   */
  public boolean send(Signal signal, int pid) throws SQLException {
    try (Connection connection = operatorLane.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(StatementSources.registered(signal.statement))) {
      statement.setQueryTimeout(TIMEOUT_SECONDS);
      statement.setInt(1, pid);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }
}
