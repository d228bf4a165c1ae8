package org.headgate.pool.service.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ejb.EJBException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.headgate.config.HeadgateSettings;
import org.headgate.config.database.PoolName;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.events.PoolSample;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardSettings;
import org.headgate.pool.service.guard.GuardedWork;
import org.headgate.pool.service.guard.ManualGuardClock;
import org.headgate.pool.service.tuning.EffectivePoolSettings;
import org.junit.jupiter.api.Test;

class StuckPoolDetectorTest {

  private static final GuardedWork READ = GuardedWork.once(PoolName.PLATFORM, WorkPriority.USERS);
  private static final HeadgateSettings SETTINGS =
      HeadgateSettings.from(
          Map.of(
              "DATABASE_URL", "postgresql://headgate@db/headgate",
              "SECRET_KEY", "00112233445566778899aabbccddeeff".repeat(2),
              "DB_COMMAND_TIMEOUT", "30"));

  private final ManualGuardClock clock = new ManualGuardClock();
  private final DatabaseGuard guard =
      new DatabaseGuard(GuardSettings.of(SETTINGS), clock, clock, List.of());
  private final StuckPoolDetector pools =
      new StuckPoolDetector(guard, new EffectivePoolSettings(SETTINGS), clock::nanos);

  @Test
  void fullPoolWithoutReturnsBeyondTheStatementTimeIsStuck() {
    seconds(36, 15);

    assertThat(pools.stuckFor(PoolName.PLATFORM)).hasValue(Duration.ofSeconds(36));
  }

  @Test
  void busyPoolIsNotStuck() {
    for (int second = 0; second < 100; second++) {
      seconds(1, 15);
      if (second % 30 == 0) {
        guard.run(READ, () -> {});
      }
    }

    assertThat(pools.stuckFor(PoolName.PLATFORM)).isEmpty();
  }

  @Test
  void brieflyFullPoolIsNotStuck() {
    seconds(300, 0);
    seconds(5, 15);

    assertThat(pools.stuckFor(PoolName.PLATFORM)).isEmpty();
  }

  @Test
  void failedBorrowsDoNotCountAsReturns() {
    for (int second = 0; second < 36; second++) {
      seconds(1, 15);
      assertThatThrownBy(() -> guard.run(READ, StuckPoolDetectorTest::poolGivesNone))
          .isInstanceOf(RuntimeException.class);
    }

    assertThat(pools.stuckFor(PoolName.PLATFORM)).isPresent();
  }

  @Test
  void firstReturnedConnectionEndsTheStuckState() {
    seconds(60, 15);
    seconds(1, 14);

    assertThat(pools.stuckFor(PoolName.PLATFORM)).isEmpty();
  }

  private void seconds(int number, int inUse) {
    for (int second = 0; second < number; second++) {
      pools.sampled(
          PoolName.PLATFORM, new PoolSample(clock.instant(), 15, 15, inUse, 15 - inUse, 0, 0));
      clock.pass(Duration.ofSeconds(1));
    }
  }

  private static void poolGivesNone() {
    throw new EJBException(new SQLException("J2CA0045E: Connection not available", "08001"));
  }
}
