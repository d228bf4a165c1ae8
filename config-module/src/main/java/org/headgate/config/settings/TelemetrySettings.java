package org.headgate.config.settings;

import java.util.Map;
import org.headgate.config.EnvironmentReader;
import org.headgate.config.EnvironmentReader.DefaultValue;
import org.headgate.config.SettingTypes;

/**
 * Whether OpenTelemetry sends traces, metrics and logs. Its other variables begin with {@code
 * OTEL_}; OpenTelemetry reads those itself.
 */
public record TelemetrySettings(boolean enabled) {

  private static final String FEATURE = "mpTelemetry-2.1";

  /** A feature that is loaded anyway: while telemetry is off, nothing is loaded for it. */
  private static final String NO_FEATURE = "mpConfig-3.1";

  /** Reads {@code OTEL_SDK_DISABLED}. */
  public static TelemetrySettings from(EnvironmentReader environmentReader) {
    return new TelemetrySettings(
        !environmentReader.read(
            "OTEL_SDK_DISABLED", SettingTypes.flag(), DefaultValue.standard(true)));
  }

  /** The values that server.xml reads. */
  public Map<String, String> libertyVariables() {
    return Map.of("HEADGATE_TELEMETRY_FEATURE", enabled ? FEATURE : NO_FEATURE);
  }
}
