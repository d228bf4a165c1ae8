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
 * Borrows several idle connections at once, each on its own thread, and returns them at once. This
 * is the only way to make the container's pool open more connections, or to test its idle ones. No
 * thread holds a connection for long while it waits for the others.
 */
@Dependent
public class MaintenanceConnections {

  private static final int TEST_SECONDS = 1;
  private static final Duration MAX_JOINT_HOLD = Duration.ofMillis(100);

  private final DataSource platform;
  private final DataSource userdata;

  @Inject
  MaintenanceConnections(
      @PoolDataSource(PoolName.PLATFORM) DataSource platform,
      @PoolDataSource(PoolName.USERDATA) DataSource userdata) {
    this.platform = platform;
    this.userdata = userdata;
  }

  /**
   * Holds a connection until all other threads have one, for at most 100 ms.
   *
   * @param allOpen counts the threads that have theirs
   * @throws SQLException when the pool has or gets none
   */
  public void openAtOnce(PoolName business, CountDownLatch allOpen) throws SQLException {
    Connection connection = poolOf(business).getConnection();
    try {
      awaitOthers(allOpen);
    } finally {
      connection.close();
    }
  }

  /**
   * As {@link #openAtOnce}, and tests the connection; every participating thread has a different
   * one.
   *
   * @return whether it answers
   * @throws SQLException when the pool has or gets none
   */
  public boolean answers(PoolName business, CountDownLatch allOpen) throws SQLException {
    try (Connection connection = poolOf(business).getConnection()) {
      awaitOthers(allOpen);
      return connection.isValid(TEST_SECONDS);
    }
  }

  private static void awaitOthers(CountDownLatch allOpen) {
    allOpen.countDown();
    try {
      var unused = allOpen.await(MAX_JOINT_HOLD.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
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
