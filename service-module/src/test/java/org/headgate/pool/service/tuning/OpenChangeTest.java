package org.headgate.pool.service.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.headgate.config.HeadgateSettings;
import org.headgate.config.database.PoolName;
import org.headgate.pool.api.PoolChange;
import org.headgate.pool.api.PoolSizing;
import org.headgate.pool.service.tuning.PoolPressureHistory.PoolPressure;
import org.junit.jupiter.api.Test;

class OpenChangeTest {

  private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");
  private static final PoolSizing SIZING = new PoolSizing(5, 10, 30, 1800);

  private final PoolPressureHistory quiet =
      new PoolPressureHistory(Clock.fixed(NOON, ZoneOffset.UTC));
  private final OpenChange change =
      new OpenChange(
          PoolName.PLATFORM,
          new PoolChange(
              new UUID(0, 1),
              "platform",
              PoolChange.State.APPLIED,
              "ada@example.org",
              NOON,
              NOON.plusSeconds(60),
              SIZING,
              SIZING,
              Optional.empty(),
              Optional.empty(),
              Optional.empty()),
          NOON,
          new TargetPoolSettings(
              HeadgateSettings.from(
                      Map.of(
                          "DATABASE_URL",
                          "postgresql://headgate@localhost/headgate",
                          "SECRET_KEY",
                          "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"))
                  .database(PoolName.PLATFORM)
                  .pool(),
              false),
          PoolPressure.NONE);

  @Test
  void standsUntilItsTimeIsOver() {
    assertThat(change.reasonToRevert(quiet, NOON.plusSeconds(59))).isEmpty();
    assertThat(change.reasonToRevert(quiet, NOON.plusSeconds(60)))
        .contains("not confirmed in time");
  }

  @Test
  void clockSetBackDoesNotKeepUnconfirmedChange() {
    assertThat(change.reasonToRevert(quiet, NOON.minus(Duration.ofHours(1))))
        .contains("not confirmed in time");
  }
}
