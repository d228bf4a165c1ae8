package org.headgate.config.settings;

import org.headgate.config.EnvironmentReader;
import org.headgate.config.EnvironmentReader.DefaultValue;
import org.headgate.config.SettingType;

/**
 * Settings of the import of accounts.
 *
 * @param maxMebibytes maximum size of an import, 1 to 1024 MiB
 */
public record ImportSettings(int maxMebibytes) {

  private static final int MAX = 1024;
  private static final int DEFAULT = 256;
  private static final long MEBIBYTE = 1024L * 1024;

  public ImportSettings {
    if (maxMebibytes < 1 || maxMebibytes > MAX) {
      throw new IllegalArgumentException("1 to " + MAX + " MiB");
    }
  }

  /** Reads {@code IMPORT_MAX_SIZE}, whole MiB. */
  public static ImportSettings from(EnvironmentReader environmentReader) {
    return new ImportSettings(
        environmentReader.read(
            "IMPORT_MAX_SIZE", SettingType.integer(1, MAX), DefaultValue.standard(DEFAULT)));
  }

  /** The maximum size in bytes. */
  public long maxBytes() {
    return maxMebibytes * MEBIBYTE;
  }
}
