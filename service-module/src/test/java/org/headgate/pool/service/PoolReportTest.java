package org.headgate.pool.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.headgate.pool.PoolView;
import org.headgate.pool.liberty.PoolStatistics;
import org.headgate.pool.persistence.FaultKind;
import org.junit.jupiter.api.Test;

class PoolReportTest {

  private static final DatabaseCondition UP = DatabaseCondition.up(Instant.EPOCH, Duration.ZERO);
  private static final DatabaseCondition FULL =
      DatabaseCondition.full(Instant.EPOCH, "no more", FaultKind.SERVER_LIMIT);
  private static final DatabaseCondition DOWN =
      DatabaseCondition.down(Instant.EPOCH, "gone", Optional.of(FaultKind.UNREACHABLE));

  private static PoolStatistics withIdle(long idle) {
    return new PoolStatistics(5, 5, idle, 5, 0);
  }

  @Test
  void aPoolIsOkBusyOrExhaustedByItsUse() {
    assertThat(state(UP, BreakerState.CLOSED, 1, 0)).isEqualTo(PoolView.State.OK);
    assertThat(state(UP, BreakerState.CLOSED, 0, 0)).isEqualTo(PoolView.State.BUSY);
    assertThat(state(UP, BreakerState.CLOSED, 0, 1)).isEqualTo(PoolView.State.EXHAUSTED);
    assertThat(state(FULL, BreakerState.CLOSED, 1, 0)).isEqualTo(PoolView.State.EXHAUSTED);
  }

  @Test
  void aPoolWhoseWorkIsRefusedWhileItsDatabaseAnswersIsDegraded() {
    assertThat(state(UP, BreakerState.OPEN, 5, 0)).isEqualTo(PoolView.State.DEGRADED);
    assertThat(state(UP, BreakerState.HALF_OPEN, 5, 0)).isEqualTo(PoolView.State.DEGRADED);
  }

  @Test
  void aPoolWithoutItsDatabaseIsDownWhateverElse() {
    assertThat(state(DOWN, BreakerState.OPEN, 0, 9)).isEqualTo(PoolView.State.DOWN);
  }

  private static PoolView.State state(
      DatabaseCondition condition, BreakerState breaker, long idle, long waiting) {
    return PoolReport.stateOf(condition, breaker, withIdle(idle), waiting);
  }
}
