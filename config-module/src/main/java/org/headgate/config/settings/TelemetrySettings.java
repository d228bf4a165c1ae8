package org.headgate.config.settings;

import java.util.Map;
import org.headgate.config.EnvironmentReader;
import org.headgate.config.EnvironmentReader.DefaultValue;
import org.headgate.config.SettingType;

/**
 * Whether OpenTelemetry sends traces, metrics and logs. Its other variables begin with {@code
 * OTEL_}; OpenTelemetry reads those itself.
 */
public record TelemetrySettings(boolean enabled) {

  private static final String DISABLED = "OTEL_SDK_DISABLED";
  private static final String EXPORTER = "OTEL_EXPORTER_OTLP_";
  private static final String FEATURE = "mpTelemetry-2.1";

  /** A feature that is loaded anyway: while telemetry is off, nothing is loaded for it. */
  private static final String NO_FEATURE = "mpConfig-3.1";

  /**
   * Reads {@code OTEL_SDK_DISABLED}. Elsewhere OpenTelemetry is on unless it is disabled: whoever
   * names a collector and nothing else is warned.
   */
  public static TelemetrySettings from(EnvironmentReader environmentReader) {
    if (!environmentReader.isSet(DISABLED)) {
      environmentReader.variables().keySet().stream()
          .filter(name -> name.startsWith(EXPORTER))
          .sorted()
          .findFirst()
          .ifPresent(
              name ->
                  environmentReader.warn(
                      name + " has no effect: telemetry is on only with " + DISABLED + "=false"));
    }
    return new TelemetrySettings(
        !environmentReader.read(DISABLED, SettingType.flag(), DefaultValue.standard(true)));
  }

  /** The values that server.xml reads. */
  public Map<String, String> libertyVariables() {
    return Map.of("HEADGATE_TELEMETRY_FEATURE", enabled ? FEATURE : NO_FEATURE);
  }
}
