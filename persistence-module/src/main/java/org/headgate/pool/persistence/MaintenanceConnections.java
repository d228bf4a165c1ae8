package org.headgate.pool.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.headgate.config.database.PoolName;

/**
 * Connections that nobody needs at the moment, borrowed several at once, each on a thread of its
 * own, and given back at once: the one way to make the container's pool open more of them, or to
 * test those that lie idle. Nobody keeps one for another that does not come.
 */
@Dependent
public class MaintenanceConnections {

  private static final int TEST_SECONDS = 1;
  private static final Duration LONGEST_TOGETHER = Duration.ofMillis(100);

  private final DataSource platform;
  private final DataSource userdata;

  @Inject
  MaintenanceConnections(
      @PlatformUnshared DataSource platform, @UserdataUnshared DataSource userdata) {
    this.platform = platform;
    this.userdata = userdata;
  }

  /**
   * Has a connection out until all others have theirs, or for 100 ms.
   *
   * @param together counts those who have theirs
   * @throws SQLException when the pool has or gets none
   */
  public void openAtOnce(PoolName business, CountDownLatch together) throws SQLException {
    Connection connection = poolOf(business).getConnection();
    try {
      meet(together);
    } finally {
      connection.close();
    }
  }

  /**
   * As {@link #openAtOnce}, and tests the connection, which is another one for each of those who
   * meet.
   *
   * @return whether it answers
   * @throws SQLException when the pool has or gets none
   */
  public boolean answers(PoolName business, CountDownLatch together) throws SQLException {
    try (Connection connection = poolOf(business).getConnection()) {
      meet(together);
      return connection.isValid(TEST_SECONDS);
    }
  }

  private static void meet(CountDownLatch together) {
    together.countDown();
    try {
      var unused = together.await(LONGEST_TOGETHER.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  private DataSource poolOf(PoolName business) {
    return switch (business) {
      case PLATFORM -> platform;
      case USERDATA -> userdata;
      case OPERATOR -> throw new IllegalArgumentException("the operator lane has none to spare");
    };
  }
}
