package org.headgate.pool.service.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.headgate.common.problem.DatabaseBusyException;
import org.headgate.common.problem.DatabaseUnavailableException;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.faults.FaultKind;
import org.junit.jupiter.api.Test;

/** Which work the guard repeats, how often, and how it waits in between. */
class GuardRepetitionTest extends GuardSteps {

  @Test
  void deadlockedWriteIsRetriedWithGrowingDelays() {
    assertThat(guard.call(WRITE, failing(3, "40P01"))).isEqualTo("done");

    assertThat(events).containsExactly("retry 1 after 25", "retry 2 after 50", "retry 3 after 100");
    assertThat(guard.snapshot(PoolName.PLATFORM).faults())
        .containsExactly(Map.entry(FaultKind.DEADLOCK, 3L));
  }

  @Test
  void noPermitIsHeldDuringBackoff() {
    List<Integer> held = new ArrayList<>();
    clock.whilePausing = () -> held.add(inUse());

    guard.call(READ, failing(2, "40001"));

    assertThat(held).containsExactly(0, 0);
  }

  @Test
  void callFailsAfterThreeRetries() {
    assertThatThrownBy(() -> guard.call(WRITE, failing(99, "40001")))
        .isInstanceOf(DatabaseBusyException.class)
        .hasRootCauseInstanceOf(SQLException.class);
    assertThat(runs).hasValue(4);
    assertThat(events).endsWith("failed SERIALIZATION");
  }

  @Test
  void failedCallsAreRememberedButSuccessfulRetriesAreNot() {
    guard.call(READ, failing(1, "08006"));
    assertThat(guard.snapshot(PoolName.PLATFORM).failedCalls()).isEmpty();

    runs.set(0);
    assertThatThrownBy(
            () -> CurrentEndpoint.duringTask("mail", () -> guard.call(WRITE, failing(1, "08006"))))
        .isInstanceOf(DatabaseUnavailableException.class);

    assertThat(guard.snapshot(PoolName.PLATFORM).failedCalls())
        .singleElement()
        .satisfies(
            call -> {
              assertThat(call.kind()).isEqualTo(FaultKind.CONNECTION_LOST);
              assertThat(call.endpoint()).contains("task mail");
            });
  }

  @Test
  void possiblyCommittedWriteIsNotRetried() {
    var failure =
        catchThrowableOfType(
            DatabaseUnavailableException.class, () -> guard.call(WRITE, failing(1, "08006")));

    assertThat(runs).hasValue(1);
    assertThat(failure.detail()).contains("not known");
    assertThat(failure.retryAfter()).contains(Duration.ofSeconds(1));
  }

  @Test
  void readIsRetriedAfterLostConnection() {
    assertThat(guard.call(READ, failing(1, "57P01"))).isEqualTo("done");
  }

  @Test
  void unrepeatableWorkRunsOnce() {
    assertThatThrownBy(() -> guard.call(ONCE, failing(1, "40P01")))
        .isInstanceOf(DatabaseBusyException.class);
    assertThat(runs).hasValue(1);
  }

  @Test
  void noRetryAfterTheDeadline() {
    Supplier<String> slow = failing(99, "53300");

    assertThatThrownBy(
            () ->
                guard.call(
                    READ,
                    () -> {
                      clock.pass(Duration.ofSeconds(6));
                      return slow.get();
                    }))
        .isInstanceOf(DatabaseBusyException.class);
    assertThat(runs).hasValue(1);
  }
}
