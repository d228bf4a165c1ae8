package org.headgate.pool.service.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.headgate.config.database.PoolName;
import org.junit.jupiter.api.Test;

class PurgeBackoffTest {

  private static final Duration HUNDREDTH = Duration.ofMillis(10);

  private final PurgeBackoff purgeBackoff = new PurgeBackoff();
  private long now = Long.MAX_VALUE - 5;

  @Test
  void persistentFaultIsPurgedLessAndLessOften() {
    assertThat(purgesIn(Duration.ofSeconds(1))).isEqualTo(1);
    assertThat(purgesIn(Duration.ofMinutes(5))).isLessThan(17);
    assertThat(purgesIn(Duration.ofMinutes(5))).isBetween(4, 11);
  }

  @Test
  void laterLossIsPurgedAtOnce() {
    purgesIn(Duration.ofMinutes(1));
    now += Duration.ofMinutes(3).toNanos();

    assertThat(purgeBackoff.isDue(PoolName.PLATFORM, now)).isTrue();
    now += Duration.ofSeconds(2).toNanos();
    assertThat(purgeBackoff.isDue(PoolName.PLATFORM, now)).isTrue();
  }

  @Test
  void poolsBackOffIndependently() {
    assertThat(purgeBackoff.isDue(PoolName.PLATFORM, now)).isTrue();
    assertThat(purgeBackoff.isDue(PoolName.USERDATA, now)).isTrue();
  }

  private int purgesIn(Duration time) {
    int purges = 0;
    for (long end = now + time.toNanos(); now - end < 0; now += HUNDREDTH.toNanos()) {
      if (purgeBackoff.isDue(PoolName.PLATFORM, now)) {
        purges++;
      }
    }
    return purges;
  }
}
