package org.headgate.pool.service.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.headgate.pool.persistence.faults.FaultKind;
import org.headgate.pool.service.guard.CircuitBreaker.BreakerPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CircuitBreakerTest {
  private final ManualGuardClock clock = new ManualGuardClock();
  private final List<String> changes = new ArrayList<>();
  private final CircuitBreaker breaker =
      new CircuitBreaker(
          BreakerPolicy.DEFAULT, clock, clock::nanos, (from, to) -> changes.add(from + ">" + to));

  private void fail(FaultKind kind) {
    breaker.ended(breaker.begin().orElseThrow(), Optional.of(kind));
  }

  private void open() {
    IntStream.range(0, BreakerPolicy.DEFAULT.failures()).forEach(i -> fail(FaultKind.UNREACHABLE));
    assertThat(breaker.state()).isEqualTo(CircuitBreakerState.OPEN);
  }

  @Test
  void breakerOpensAfterFiveConsecutiveFailures() {
    open();

    assertThat(breaker.begin()).isEmpty();
    assertThat(breaker.isRefusing()).isTrue();
    assertThat(breaker.untilTrial()).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void successBetweenFailuresKeepsBreakerClosed() {
    IntStream.range(0, 4).forEach(i -> fail(FaultKind.UNREACHABLE));
    breaker.succeeded(breaker.begin().orElseThrow());
    IntStream.range(0, 4).forEach(i -> fail(FaultKind.UNREACHABLE));

    assertThat(breaker.state()).isEqualTo(CircuitBreakerState.CLOSED);
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "POOL_EXHAUSTED",
        "SERVER_LIMIT",
        "POOLER_LIMIT",
        "CONSTRAINT",
        "READ_ONLY",
        "DEADLOCK"
      })
  void otherFaultsKeepBreakerClosed(FaultKind kind) {
    IntStream.range(0, 50).forEach(i -> fail(kind));

    assertThat(breaker.state()).isEqualTo(CircuitBreakerState.CLOSED);
  }

  @Test
  void simultaneousBrokenConnectionsCountOnce() {
    var cut = IntStream.range(0, 15).mapToObj(i -> breaker.begin().orElseThrow()).toList();
    clock.pass(Duration.ofMillis(1));

    cut.forEach(attempt -> breaker.ended(attempt, Optional.of(FaultKind.SERVER_SHUTDOWN)));

    assertThat(breaker.state()).isEqualTo(CircuitBreakerState.CLOSED);
  }

  @Test
  void successiveBrokenConnectionsOpenBreaker() {
    for (int i = 0; i < 5; i++) {
      var attempt = breaker.begin().orElseThrow();
      clock.pass(Duration.ofMillis(1));
      breaker.ended(attempt, Optional.of(FaultKind.CONNECTION_LOST));
    }

    assertThat(breaker.state()).isEqualTo(CircuitBreakerState.OPEN);
  }

  @Test
  void oneTrialIsAllowedAfterTheDelay() {
    open();
    clock.pass(Duration.ofSeconds(2));

    var trial = breaker.begin();

    assertThat(trial).isPresent();
    assertThat(breaker.begin()).isEmpty();
    breaker.succeeded(trial.orElseThrow());
    assertThat(breaker.begin()).isPresent();
    assertThat(changes).containsExactly("CLOSED>OPEN", "OPEN>HALF_OPEN", "HALF_OPEN>CLOSED");
  }

  @Test
  void failedTrialsDoubleTheDelayUpToItsLimit() {
    open();
    List<Duration> pauses = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      pauses.add(breaker.untilTrial());
      clock.pass(breaker.untilTrial());
      fail(FaultKind.UNREACHABLE);
    }

    assertThat(pauses.stream().map(Duration::toSeconds)).containsExactly(2L, 4L, 8L, 15L, 15L);
  }

  @Test
  void inconclusiveTrialAllowsTheNext() {
    open();
    clock.pass(Duration.ofSeconds(2));
    breaker.ended(breaker.begin().orElseThrow(), Optional.empty());

    assertThat(breaker.state()).isEqualTo(CircuitBreakerState.HALF_OPEN);
    assertThat(breaker.begin()).isPresent();
  }

  @Test
  void lateSuccessDoesNotCloseOpenBreaker() {
    var slow = breaker.begin().orElseThrow();
    open();

    breaker.succeeded(slow);

    assertThat(breaker.state()).isEqualTo(CircuitBreakerState.OPEN);
  }

  @Test
  void successfulProbeClosesBreakerAtOnce() {
    open();
    clock.pass(Duration.ofMillis(100));

    breaker.noteReachable();

    assertThat(breaker.state()).isEqualTo(CircuitBreakerState.CLOSED);
    assertThat(breaker.since()).isEqualTo(clock.instant());
    assertThat(breaker.begin()).isPresent();
  }
}
