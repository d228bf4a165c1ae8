package org.headgate.config.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.headgate.config.EnvironmentReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShutdownSettingsTest {

  @Test
  void shutdownDelayIsZeroByDefault() {
    assertThat(ShutdownSettings.from(new EnvironmentReader(Map.of())).delay()).isZero();
  }

  @Test
  void longestShutdownIncludesTheDelay() {
    ShutdownSettings settings =
        ShutdownSettings.from(new EnvironmentReader(Map.of("SHUTDOWN_DELAY", "10")));

    assertThat(settings.longest()).isEqualTo(Duration.ofSeconds(25));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "301", "10s", "1.5"})
  void otherDelaysAreRefused(String text) {
    EnvironmentReader reader = new EnvironmentReader(Map.of("SHUTDOWN_DELAY", text));

    ShutdownSettings.from(reader);

    assertThat(reader.errors()).hasSize(1);
  }
}
