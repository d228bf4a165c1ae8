package org.headgate.pool.service.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.headgate.config.database.PoolName;
import org.headgate.pool.service.admission.RefusalReason;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.guard.GuardedWork;
import org.headgate.pool.service.tuning.PoolPressureHistory.PoolPressure;
import org.junit.jupiter.api.Test;

class PoolPressureHistoryTest {

  private static final GuardedWork WORK = GuardedWork.read(PoolName.PLATFORM, WorkPriority.USERS);

  private final HandSetClock clock = new HandSetClock();
  private final PoolPressureHistory history = new PoolPressureHistory(clock);

  @Test
  void pressureIsCountedBetweenTwoSamples() {
    history.recordSample();
    Instant start = clock.instant();
    history.admitted(WORK, Duration.ofMillis(4));
    history.admitted(WORK, Duration.ofMillis(2));
    history.refused(WORK, RefusalReason.DEADLINE);
    history.refused(WORK, RefusalReason.SHUTTING_DOWN);
    clock.pass(Duration.ofSeconds(1));
    history.recordSample();
    Instant end = clock.instant();
    clock.pass(Duration.ofSeconds(1));
    history.admitted(WORK, Duration.ofSeconds(9));
    history.recordSample();

    assertThat(history.between(PoolName.PLATFORM, start, end))
        .isEqualTo(new PoolPressure(2, 1, Duration.ofMillis(6)));
    assertThat(history.between(PoolName.USERDATA, start, end)).isEqualTo(PoolPressure.NONE);
  }

  @Test
  void waitsBegunBeforeAChangeAreNotCounted() {
    history.recordSample();
    history.changed(PoolName.PLATFORM);
    Instant start = clock.instant();
    clock.pass(Duration.ofMillis(20));
    history.admitted(WORK, Duration.ofSeconds(4));
    history.admitted(WORK, Duration.ofMillis(5));
    history.recordSample();

    assertThat(history.between(PoolName.PLATFORM, start, clock.instant()))
        .isEqualTo(new PoolPressure(1, 0, Duration.ofMillis(5)));
  }

  private static final class HandSetClock extends Clock {
    private Instant now = Instant.EPOCH;

    void pass(Duration time) {
      now = now.plus(time);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
