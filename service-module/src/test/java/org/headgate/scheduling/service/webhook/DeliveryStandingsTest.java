package org.headgate.scheduling.service.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.headgate.scheduling.service.webhook.DeliveryStandings.Standing;
import org.junit.jupiter.api.Test;

class DeliveryStandingsTest {

  private static final Duration SLOW = DeliveryStandings.SLOW.plusMillis(1);

  private final AtomicLong clock = new AtomicLong();
  private final DeliveryStandings standings = new DeliveryStandings(clock::get);

  @Test
  void standingIsThatOfTheLastRequestsUntilItIsForgotten() {
    standings.record("mallory", SLOW);
    standings.record("ada", DeliveryStandings.SLOW);
    assertThat(standings.of("mallory")).isEqualTo(Standing.SLOW);
    assertThat(standings.of("ada")).isEqualTo(Standing.FAST);
    assertThat(standings.of("bob")).isEqualTo(Standing.UNKNOWN);

    pass(DeliveryStandings.SLOW_MEMORY);
    assertThat(standings.of("mallory")).isEqualTo(Standing.UNKNOWN);
    assertThat(standings.of("ada")).isEqualTo(Standing.FAST);

    pass(DeliveryStandings.FAST_MEMORY);
    assertThat(standings.of("ada")).isEqualTo(Standing.UNKNOWN);
  }

  @Test
  void whoBecomesSlowHasToBeFastAgain() {
    standings.record("ada", Duration.ZERO);
    standings.record("ada", SLOW);
    pass(DeliveryStandings.SLOW_MEMORY);

    assertThat(standings.of("ada")).isEqualTo(Standing.UNKNOWN);
  }

  private void pass(Duration duration) {
    clock.addAndGet(duration.plusMillis(1).toNanos());
  }
}
