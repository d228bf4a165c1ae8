package org.headgate.pool.service.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.headgate.config.HeadgateSettings;
import org.headgate.config.database.PoolName;
import org.headgate.pool.service.Lines;
import org.headgate.pool.service.events.PoolSample;
import org.junit.jupiter.api.Test;

class PoolStatisticsLoggerTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  private final Lines lines = new Lines();
  private final PoolStatisticsLogger log =
      new PoolStatisticsLogger(
          HeadgateSettings.from(
              Map.of(
                  "DATABASE_URL", "postgresql://headgate@localhost/headgate",
                  "SECRET_KEY",
                      "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff")),
          lines);

  @Test
  void eachPoolIsLoggedEverySixtySeconds() {
    for (int second = 0; second <= 120; second++) {
      Instant at = NOON.plusSeconds(second);
      log.sampled(PoolName.PLATFORM, new PoolSample(at, 15, 8, 6, 2, 0, 0));
      log.sampled(PoolName.USERDATA, new PoolSample(at, 15, 5, 0, 5, 0, 0));
    }

    assertThat(lines.all)
        .hasSize(6)
        .startsWith(
            "INFO Pool platform: size=8 checked_out=6 overflow=3 checked_in=2 waiting=0",
            "INFO Pool userdata: size=5 checked_out=0 overflow=0 checked_in=5 waiting=0");
  }

  @Test
  void clockSetBackDoesNotSilencePools() {
    log.sampled(PoolName.PLATFORM, new PoolSample(NOON, 15, 8, 6, 2, 0, 0));
    log.sampled(PoolName.PLATFORM, new PoolSample(NOON.minusSeconds(3600), 15, 8, 6, 2, 0, 0));

    assertThat(lines.all).hasSize(2);
  }
}
