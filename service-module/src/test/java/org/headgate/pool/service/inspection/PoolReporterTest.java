package org.headgate.pool.service.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.headgate.pool.api.PoolView;
import org.headgate.pool.persistence.faults.FaultKind;
import org.headgate.pool.service.events.DatabaseStatus;
import org.headgate.pool.service.guard.CircuitBreakerState;
import org.headgate.pool.service.liberty.PoolStatistics;
import org.junit.jupiter.api.Test;

class PoolReporterTest {

  private static final DatabaseStatus UP = DatabaseStatus.up(Instant.EPOCH, Duration.ZERO);
  private static final DatabaseStatus FULL =
      DatabaseStatus.full(Instant.EPOCH, "no more", FaultKind.SERVER_LIMIT);
  private static final DatabaseStatus DOWN =
      DatabaseStatus.down(Instant.EPOCH, "gone", Optional.of(FaultKind.UNREACHABLE));

  private static PoolStatistics withIdle(long idle) {
    return new PoolStatistics(5, 5, idle, 5, 0);
  }

  @Test
  void poolIsOkBusyOrExhaustedByUsage() {
    assertThat(state(UP, CircuitBreakerState.CLOSED, 1, 0)).isEqualTo(PoolView.State.OK);
    assertThat(state(UP, CircuitBreakerState.CLOSED, 0, 0)).isEqualTo(PoolView.State.BUSY);
    assertThat(state(UP, CircuitBreakerState.CLOSED, 0, 1)).isEqualTo(PoolView.State.EXHAUSTED);
    assertThat(state(FULL, CircuitBreakerState.CLOSED, 1, 0)).isEqualTo(PoolView.State.EXHAUSTED);
  }

  @Test
  void openCircuitOfAnAnsweringDatabaseIsDegraded() {
    assertThat(state(UP, CircuitBreakerState.OPEN, 5, 0)).isEqualTo(PoolView.State.DEGRADED);
    assertThat(state(UP, CircuitBreakerState.HALF_OPEN, 5, 0)).isEqualTo(PoolView.State.DEGRADED);
  }

  @Test
  void poolOfUnreachableDatabaseIsDown() {
    assertThat(state(DOWN, CircuitBreakerState.OPEN, 0, 9)).isEqualTo(PoolView.State.DOWN);
  }

  private static PoolView.State state(
      DatabaseStatus status, CircuitBreakerState breaker, long idle, long waiting) {
    return PoolReporter.stateOf(status, breaker, withIdle(idle), waiting);
  }
}
