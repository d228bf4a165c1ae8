package org.headgate.config.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.headgate.config.EnvironmentReader;
import org.junit.jupiter.api.Test;

class TelemetrySettingsTest {

  @Test
  void telemetryIsOffByDefault() {
    assertThat(TelemetrySettings.from(new EnvironmentReader(Map.of())).libertyVariables())
        .containsEntry("HEADGATE_TELEMETRY_FEATURE", "mpConfig-3.1");
  }

  @Test
  void otelVariableEnablesTelemetry() {
    EnvironmentReader reader = new EnvironmentReader(Map.of("OTEL_SDK_DISABLED", "false"));

    assertThat(TelemetrySettings.from(reader).libertyVariables())
        .containsEntry("HEADGATE_TELEMETRY_FEATURE", "mpTelemetry-2.1");
  }

  @Test
  void nonBooleanValueIsRefused() {
    EnvironmentReader reader = new EnvironmentReader(Map.of("OTEL_SDK_DISABLED", "perhaps"));

    TelemetrySettings.from(reader);

    assertThat(reader.errors()).hasSize(1);
  }
}
