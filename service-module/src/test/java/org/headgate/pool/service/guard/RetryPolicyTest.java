package org.headgate.pool.service.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.stream.IntStream;
import org.headgate.pool.persistence.faults.FaultKind;
import org.headgate.pool.service.guard.GuardedWork.RetryMode;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {
  @Test
  void delayBoundDoublesUpToItsLimit() {
    var bounds =
        IntStream.rangeClosed(1, 7)
            .mapToObj(retry -> RetryPolicy.DEFAULT.delay(retry, 1.0))
            .map(Duration::toMillis);

    assertThat(bounds).containsExactly(50L, 100L, 200L, 400L, 800L, 1000L, 1000L);
  }

  @Test
  void delayIsSpreadOverTheWholeBound() {
    assertThat(RetryPolicy.DEFAULT.delay(2, 0)).isZero();
    assertThat(RetryPolicy.DEFAULT.delay(2, 0.25)).isEqualTo(Duration.ofMillis(25));
  }

  @Test
  void invalidPoliciesAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RetryPolicy(-1, Duration.ZERO, Duration.ofSeconds(1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RetryPolicy(3, Duration.ofSeconds(2), Duration.ofSeconds(1)));
  }

  @Test
  void writeIsRetriedOnlyIfCertainlyNotCommitted() {
    assertThat(RetryMode.BEFORE_COMMIT.after(FaultKind.DEADLOCK)).isTrue();
    assertThat(RetryMode.BEFORE_COMMIT.after(FaultKind.UNREACHABLE)).isTrue();
    assertThat(RetryMode.BEFORE_COMMIT.after(FaultKind.CONNECTION_LOST)).isFalse();
    assertThat(RetryMode.SAFE.after(FaultKind.CONNECTION_LOST)).isTrue();
    assertThat(RetryMode.SAFE.after(FaultKind.CONSTRAINT)).isFalse();
    assertThat(RetryMode.NEVER.after(FaultKind.DEADLOCK)).isFalse();
  }
}
