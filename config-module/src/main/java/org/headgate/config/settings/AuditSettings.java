package org.headgate.config.settings;

import java.time.Duration;
import java.util.Optional;
import org.headgate.config.EnvironmentReader;
import org.headgate.config.EnvironmentReader.DefaultValue;
import org.headgate.config.SettingType;

/**
 * Settings of the audit log.
 *
 * @param retention how long an entry is kept, 1 day to 10 years
 * @param syslog the server that gets a copy of each entry
 */
public record AuditSettings(Duration retention, Optional<SyslogAddress> syslog) {

  private static final int MAX_DAYS = 3650;
  private static final Duration DEFAULT = Duration.ofDays(365);
  private static final int PARTITIONS = 24;
  private static final SettingType<SyslogAddress> SYSLOG =
      SettingType.open(
          "a syslog server, as tls://logs.example.org:6514, with ?sslrootcert= and a file if its"
              + " certificate is of an authority of your own",
          SyslogAddress::parse,
          SyslogAddress::text);

  public AuditSettings {
    if (retention.toDays() < 1 || retention.toDays() > MAX_DAYS) {
      throw new IllegalArgumentException("1 to " + MAX_DAYS + " days");
    }
  }

  /**
   * The length of a partition, of which each entry goes when all are past the retention: a 24th of
   * it, rounded up.
   */
  public int partitionDays() {
    return (int) ((retention.toDays() + PARTITIONS - 1) / PARTITIONS);
  }

  /** Reads {@code AUDIT_RETENTION}, whole days, and {@code AUDIT_SYSLOG_URL}. */
  public static AuditSettings from(EnvironmentReader environmentReader) {
    return new AuditSettings(
        environmentReader.read(
            "AUDIT_RETENTION", SettingType.days(1, MAX_DAYS), DefaultValue.standard(DEFAULT)),
        environmentReader.find("AUDIT_SYSLOG_URL", SYSLOG));
  }
}
