package org.headgate.system.database;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.function.IntSupplier;

/**
 * Holds the lock of an account's row: what begins something with the account, or changes its
 * credentials, has passed its checks by then and waits here.
 */
public final class HeldAccount implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Connection holder;
  private final Connection watcher;

  public HeldAccount(DatabaseAccess server, String email) throws SQLException {
    watcher = server.connection();
    holder = server.connection();
    holder.setAutoCommit(false);
    try (PreparedStatement hold =
        holder.prepareStatement("select id from platform.account where email = ? for update")) {
      hold.setString(1, email);
      hold.executeQuery();
    }
  }

  /** Waits until as many wait for a row. */
  public void awaitWaiting(int many) {
    awaitWaiting(() -> many);
  }

  /** The same where it changes meanwhile how many there are. */
  public void awaitWaiting(IntSupplier many) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(5))
        .until(() -> waiting() >= many.getAsInt());
  }

  private int waiting() throws SQLException {
    try (Statement count = watcher.createStatement();
        ResultSet row =
            count.executeQuery(
                """
                select count(*) from pg_stat_activity
                 where datname = current_database() and wait_event_type = 'Lock'
                """)) {
      row.next();
      return row.getInt(1);
    }
  }

  /** Lets everybody go on, in the order in which they came. */
  public void release() throws SQLException {
    holder.rollback();
  }

  @Override
  public void close() throws SQLException {
    holder.close();
    watcher.close();
  }
}
