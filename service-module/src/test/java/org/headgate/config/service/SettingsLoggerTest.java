package org.headgate.config.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.headgate.config.HeadgateSettings;
import org.junit.jupiter.api.Test;

class SettingsLoggerTest {
  @Test
  void valuesAreLoggedWithTheirSourceWithoutSecrets() {
    HeadgateSettings settings =
        HeadgateSettings.from(
            Map.of(
                "DATABASE_URL", "postgresql://headgate:not-to-be-seen@localhost/headgate",
                "DB_PRESET", "tiny",
                "DB_POOL_TIMEOUT", "20",
                "SECRET_KEY", "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"));

    assertThat(SettingsLogger.line(settings))
        .contains("PLATFORM_DB_POOL_SIZE=1 (preset)")
        .contains("PLATFORM_DB_POOL_TIMEOUT=20 (environment)")
        .contains("PLATFORM_DB_COMMAND_TIMEOUT=30 ")
        .doesNotContain("not-to-be-seen", "00112233");
  }
}
