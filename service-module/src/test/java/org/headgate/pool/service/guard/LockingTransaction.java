package org.headgate.pool.service.guard;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** A transaction of a test that holds up others until it ends. */
public final class LockingTransaction implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final DispatchDatabase database;
  private final Connection connection;

  private LockingTransaction(DispatchDatabase database, Connection connection) {
    this.database = database;
    this.connection = connection;
  }

  public static LockingTransaction begin(DispatchDatabase database) throws SQLException {
    Connection connection = DriverManager.getConnection(database.url());
    connection.setAutoCommit(false);
    return new LockingTransaction(database, connection);
  }

  public void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Waits until as many transactions wait for a lock. */
  public void awaitWaiting(long transactions) {
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                database.number(
                        """
                        select count(*) from pg_stat_activity
                         where datname = current_database() and wait_event_type = 'Lock'
                        """)
                    == transactions);
  }

  public void commit() throws SQLException {
    connection.commit();
  }

  public void rollBack() throws SQLException {
    connection.rollback();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
