package org.headgate.pool.persistence.datasource;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.headgate.common.text.SingleLineLogger;

/**
 * Opens a pool's first connection beside the start of the application and gives it back at once:
 * the first probe of the database then finds the driver loaded and the connection there. Where it
 * fails, the first probe says why.
 */
public final class EarlyConnection {

  private static final Logger LOG = SingleLineLogger.of(EarlyConnection.class);
  private static final int TIMEOUT_SECONDS = 2;

  private EarlyConnection() {}

  /** Waits for nothing, and never fails. */
  public static Thread open(DataSource pool) {
    Thread thread = new Thread(() -> openAndClose(pool), "headgate-early-connection");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static void openAndClose(DataSource pool) {
    long startNanos = System.nanoTime();
    try (Connection connection = pool.getConnection()) {
      if (connection.isValid(TIMEOUT_SECONDS)) {
        LOG.log(
            Level.INFO,
            "A connection was opened beside the start, within {0} ms",
            Duration.ofNanos(System.nanoTime() - startNanos).toMillis());
      }
    } catch (SQLException | RuntimeException e) {
      LOG.log(Level.DEBUG, "No connection could be opened beside the start", e);
    }
  }
}
