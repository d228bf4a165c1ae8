package org.headgate.pool.service.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.headgate.pool.service.guard.ManualGuardClock;
import org.junit.jupiter.api.Test;

class PoolGrowthTest {

  private final ManualGuardClock clock = new ManualGuardClock();
  private final PoolGrowth poolGrowth = new PoolGrowth(clock::nanos);

  @Test
  void connectionsAreOpenedOneAtATime() {
    poolGrowth.begin(2);
    poolGrowth.end(() -> true);
    assertThat(poolGrowth.isDue()).isFalse();

    poolGrowth.end(() -> true);
    assertThat(poolGrowth.isDue()).isTrue();
  }

  @Test
  void failedOpeningsBackOff() {
    int tries = 0;
    for (int tenth = 0; tenth < 3000; tenth++) {
      if (poolGrowth.isDue()) {
        tries++;
        poolGrowth.begin(1);
        poolGrowth.end(() -> false);
      }
      clock.pass(Duration.ofMillis(100));
    }
    assertThat(tries).isLessThan(26);
  }

  @Test
  void slowOpeningDelaysTheNext() {
    poolGrowth.begin(1);
    poolGrowth.end(
        () -> {
          clock.pass(Duration.ofSeconds(10));
          return true;
        });

    assertThat(poolGrowth.isDue()).isFalse();
    clock.pass(Duration.ofSeconds(1));
    assertThat(poolGrowth.isDue()).isTrue();
  }

  @Test
  void successForgetsFailures() {
    poolGrowth.begin(1);
    poolGrowth.end(() -> false);
    clock.pass(Duration.ofSeconds(1));
    poolGrowth.begin(1);
    poolGrowth.end(() -> true);

    assertThat(poolGrowth.isDue()).isTrue();
  }

  @Test
  void cancelledGrowthDoesNotBackOff() {
    poolGrowth.begin(3);
    poolGrowth.cancel();

    assertThat(poolGrowth.isDue()).isTrue();
  }

  /** A server without a thread for one of them. */
  @Test
  void growthWhoseBorrowersCannotBeStartedIsTriedAgain() {
    poolGrowth.begin(3);
    poolGrowth.fail();

    poolGrowth.end(() -> true);

    assertThat(poolGrowth.isDue()).isFalse();
    clock.pass(Duration.ofSeconds(1));
    assertThat(poolGrowth.isDue()).isTrue();
  }
}
