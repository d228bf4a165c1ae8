package org.headgate.pool.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.headgate.pool.DatabaseName;

/**
 * Connections that nobody needs at the moment, borrowed several at once and given back at once: the
 * one way to make the container's pool open more of them, or to test those that lie idle.
 */
@Dependent
public class SpareConnections {

  private static final int TEST_SECONDS = 1;

  private final DataSource platform;
  private final DataSource userdata;

  @Inject
  SpareConnections(@PlatformUnshared DataSource platform, @UserdataUnshared DataSource userdata) {
    this.platform = platform;
    this.userdata = userdata;
  }

  /**
   * Has that many connections out at one moment, then gives them back.
   *
   * @throws SQLException when the pool has or gets no more; what was out is back
   */
  public void haveOut(DatabaseName business, int count) throws SQLException {
    use(poolOf(business), count, connection -> {});
  }

  /**
   * Tests that many connections, each of them another one.
   *
   * @return how many do not answer
   * @throws SQLException when the pool has or gets no more; what was out is back
   */
  public int countBroken(DatabaseName business, int count) throws SQLException {
    AtomicInteger broken = new AtomicInteger();
    use(
        poolOf(business),
        count,
        connection -> {
          if (!connection.isValid(TEST_SECONDS)) {
            broken.incrementAndGet();
          }
        });
    return broken.get();
  }

  private interface Use {
    void of(Connection connection) throws SQLException;
  }

  /** Each is used once all are out. */
  private static void use(DataSource pool, int count, Use use) throws SQLException {
    if (count > 0) {
      try (Connection connection = pool.getConnection()) {
        use(pool, count - 1, use);
        use.of(connection);
      }
    }
  }

  private DataSource poolOf(DatabaseName business) {
    return switch (business) {
      case PLATFORM -> platform;
      case USERDATA -> userdata;
      case OPERATOR -> throw new IllegalArgumentException("the operator lane has none to spare");
    };
  }
}
