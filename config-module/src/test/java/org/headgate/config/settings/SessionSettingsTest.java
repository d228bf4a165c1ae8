package org.headgate.config.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.headgate.config.EnvironmentReader;
import org.headgate.config.InvalidConfigurationException.SettingError;
import org.junit.jupiter.api.Test;

class SessionSettingsTest {

  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  @Test
  void sessionsExpireAfterThirtyIdleDaysByDefault() {
    SessionSettings sessions = SessionSettings.from(new EnvironmentReader(Map.of()));

    assertThat(sessions.idle()).isEqualTo(Duration.ofDays(30));
    assertThat(sessions.remaining(NOON.minus(Duration.ofDays(400)), NOON))
        .isEqualTo(Duration.ofDays(30));
  }

  @Test
  void remainingTimeIsIdleTimeoutCappedByLifetime() {
    SessionSettings sessions =
        new SessionSettings(Duration.ofMinutes(30), Optional.of(Duration.ofHours(12)));

    assertThat(sessions.remaining(NOON, NOON)).isEqualTo(Duration.ofMinutes(30));
    assertThat(sessions.remaining(NOON, NOON.plus(Duration.ofMinutes(11 * 60 + 50))))
        .isEqualTo(Duration.ofMinutes(10));
    assertThat(sessions.remaining(NOON, NOON.plus(Duration.ofHours(13)))).isNegative();
  }

  @Test
  void shortLifetimeBecomesIdleTimeout() {
    assertThat(
            SessionSettings.from(new EnvironmentReader(Map.of("SESSION_LIFETIME", "43200"))).idle())
        .isEqualTo(Duration.ofHours(12));
  }

  @Test
  void lifetimeBelowIdleTimeoutIsRefusedByName() {
    EnvironmentReader environmentReader =
        new EnvironmentReader(Map.of("SESSION_LIFETIME", "1800", "SESSION_IDLE_TIMEOUT", "3600"));

    SessionSettings.from(environmentReader);

    assertThat(environmentReader.errors())
        .containsExactly(
            new SettingError(
                "SESSION_LIFETIME", "1800", "at least SESSION_IDLE_TIMEOUT, which is 3600"));
    assertThatThrownBy(
            () -> new SessionSettings(Duration.ofHours(1), Optional.of(Duration.ofMinutes(30))))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
