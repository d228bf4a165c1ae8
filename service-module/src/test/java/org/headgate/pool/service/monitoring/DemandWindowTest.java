package org.headgate.pool.service.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Statistics of the waits for a pool. */
class DemandWindowTest {

  private final DemandWindow window = new DemandWindow(() -> 0);

  @Test
  void pendingWaitsAreCounted() {
    for (int call = 0; call < 10; call++) {
      window.admitted(Duration.ZERO);
    }
    List<Duration> stillWaiting = Collections.nCopies(10, Duration.ofSeconds(4));

    assertThat(p95(List.of())).isZero();
    assertThat(p95(stillWaiting)).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void pendingWaitIsCountedBeforeAnyAdmission() {
    assertThat(p95(List.of(Duration.ofMillis(1500)))).isEqualTo(Duration.ofSeconds(2));
  }

  private Duration p95(List<Duration> stillWaiting) {
    return window.demand(60, stillWaiting).waits().p95();
  }
}
