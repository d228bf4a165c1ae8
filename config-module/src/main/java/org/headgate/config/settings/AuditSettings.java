package org.headgate.config.settings;

import java.time.Duration;
import org.headgate.config.EnvironmentReader;
import org.headgate.config.EnvironmentReader.DefaultValue;
import org.headgate.config.SettingTypes;

/**
 * Settings of the audit log.
 *
 * @param retention how long an entry is kept, 1 day to 10 years
 */
public record AuditSettings(Duration retention) {

  private static final int MOST_DAYS = 3650;
  private static final Duration DEFAULT = Duration.ofDays(365);

  public AuditSettings {
    if (retention.toDays() < 1 || retention.toDays() > MOST_DAYS) {
      throw new IllegalArgumentException("1 to " + MOST_DAYS + " days");
    }
  }

  /** Reads {@code AUDIT_RETENTION}, whole days. */
  public static AuditSettings from(EnvironmentReader environmentReader) {
    return new AuditSettings(
        environmentReader.read(
            "AUDIT_RETENTION", SettingTypes.days(1, MOST_DAYS), DefaultValue.standard(DEFAULT)));
  }
}
