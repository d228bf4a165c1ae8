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
  void collectorWithoutTheSwitchIsWarnedOf() {
    EnvironmentReader reader =
        new EnvironmentReader(
            Map.of(
                "OTEL_EXPORTER_OTLP_PROTOCOL",
                "grpc",
                "OTEL_EXPORTER_OTLP_ENDPOINT",
                "http://collector:4317"));

    assertThat(TelemetrySettings.from(reader).enabled()).isFalse();
    assertThat(reader.warnings())
        .containsExactly(
            "OTEL_EXPORTER_OTLP_ENDPOINT has no effect: telemetry is on only with"
                + " OTEL_SDK_DISABLED=false");
  }

  @Test
  void telemetryThatIsSwitchedOffIsNotWarnedOf() {
    EnvironmentReader reader =
        new EnvironmentReader(
            Map.of("OTEL_SDK_DISABLED", "true", "OTEL_EXPORTER_OTLP_ENDPOINT", "http://c:4317"));

    TelemetrySettings.from(reader);

    assertThat(reader.warnings()).isEmpty();
  }

  @Test
  void nonBooleanValueIsRefused() {
    EnvironmentReader reader = new EnvironmentReader(Map.of("OTEL_SDK_DISABLED", "perhaps"));

    TelemetrySettings.from(reader);

    assertThat(reader.errors()).hasSize(1);
  }
}
