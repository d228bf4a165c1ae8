package org.headgate.config.settings;

import java.util.Map;
import org.headgate.config.EnvironmentReader;
import org.headgate.config.EnvironmentReader.DefaultValue;
import org.headgate.config.SettingTypes;

/**
 * Whether traces, metrics and logs are sent by OpenTelemetry. Where to, and which, is said by the
 * other variables that begin with {@code OTEL_}; OpenTelemetry reads those itself.
 */
public record TelemetrySettings(boolean enabled) {

  private static final String FEATURE = "mpTelemetry-2.1";

  /** One that the server has in any case: while telemetry is off, nothing is loaded for it. */
  private static final String NO_FEATURE = "mpConfig-3.1";

  /** Reads {@code OTEL_SDK_DISABLED}. */
  public static TelemetrySettings from(EnvironmentReader environmentReader) {
    return new TelemetrySettings(
        !environmentReader.read(
            "OTEL_SDK_DISABLED", SettingTypes.flag(), DefaultValue.standard(true)));
  }

  /** The plain values server.xml reads. */
  public Map<String, String> libertyVariables() {
    return Map.of("HEADGATE_TELEMETRY_FEATURE", enabled ? FEATURE : NO_FEATURE);
  }
}
