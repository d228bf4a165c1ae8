package org.headgate.pool.service.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.headgate.config.HeadgateSettings;
import org.headgate.config.database.PoolName;
import org.headgate.pool.service.admission.WorkPriority;
import org.junit.jupiter.api.Test;

class AdmittedDataSourceTest {

  private static final GuardedWork WORK = GuardedWork.once(PoolName.PLATFORM, WorkPriority.JOBS);

  private final GuardSettings settings =
      GuardSettings.of(
          HeadgateSettings.from(
              Map.of(
                  "DATABASE_URL", "postgresql://headgate@db/headgate",
                  "SECRET_KEY", "00112233445566778899aabbccddeeff".repeat(2),
                  "DB_POOL_SIZE", "1",
                  "DB_MAX_OVERFLOW", "0")));
  private final DatabaseGuard guard =
      new DatabaseGuard(settings, Clock.systemUTC(), GuardClock.system(), List.of());
  private final AtomicBoolean gives = new AtomicBoolean(true);
  private final AdmittedDataSource pool =
      new AdmittedDataSource(giving(), guard, WORK, Duration.ofMillis(300));

  @Test
  void connectionHasABorrowerUntilItIsClosed() throws SQLException {
    Connection connection = pool.getConnection();
    assertThat(guard.borrowers(PoolName.PLATFORM).all()).hasSize(1);
    assertThat(inUse()).isOne();

    connection.close();
    connection.close();

    assertThat(guard.borrowers(PoolName.PLATFORM).all()).isEmpty();
    assertThat(inUse()).isZero();
  }

  @Test
  void waitingForAPermitTimesOut() throws SQLException {
    try (Connection only = pool.getConnection()) {
      assertThat(only).isNotNull();
      assertThatThrownBy(pool::getConnection).isInstanceOf(SQLTransientConnectionException.class);
    }
    pool.getConnection().close();
    assertThat(inUse()).isZero();
  }

  @Test
  void failedBorrowReleasesItsPermit() {
    gives.set(false);

    assertThatThrownBy(pool::getConnection).hasMessage("down");

    assertThat(inUse()).isZero();
    assertThat(guard.borrowers(PoolName.PLATFORM).all()).isEmpty();
  }

  /** A library that asks a stuck pool again and again must not make it look alive. */
  @Test
  void failedBorrowIsNoReturn() throws SQLException {
    ManualGuardClock clock = new ManualGuardClock();
    DatabaseGuard timed = new DatabaseGuard(settings, clock, clock, List.of());
    AdmittedDataSource asked =
        new AdmittedDataSource(giving(), timed, WORK, Duration.ofMillis(300));
    asked.getConnection().close();
    clock.pass(Duration.ofSeconds(40));
    gives.set(false);

    assertThatThrownBy(asked::getConnection).hasMessage("down");

    assertThat(timed.borrowers(PoolName.PLATFORM).sinceLastReturn())
        .isEqualTo(Duration.ofSeconds(40));
  }

  private int inUse() {
    return guard.snapshot(PoolName.PLATFORM).admission().inUse();
  }

  private DataSource giving() {
    return proxy(
        DataSource.class,
        () -> {
          if (!gives.get()) {
            throw new SQLException("down");
          }
          return proxy(Connection.class, () -> null);
        });
  }

  private interface Answer {
    Object give() throws SQLException;
  }

  private static <T> T proxy(Class<T> type, Answer answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> answer.give()));
  }
}
