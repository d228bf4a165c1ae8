package org.headgate.settings;

/**
 * Ports of what the embedded run starts beside the server; 0 lets the system pick a free one.
 *
 * @param databasePort {@code EMBEDDED_DB_PORT}, the embedded PostgreSQL
 * @param mailCatcherPort {@code MAIL_CATCHER_PORT}, where the catcher takes mail by SMTP
 * @param mailViewPort {@code MAIL_VIEW_PORT}, where caught mail can be read
 */
public record EmbeddedSettings(int databasePort, int mailCatcherPort, int mailViewPort) {
  /** Reads the three ports. */
  public static EmbeddedSettings from(Environment environment) {
    Fallback<Integer> free = Fallback.standard(0);
    return new EmbeddedSettings(
        environment.read("EMBEDDED_DB_PORT", SettingTypes.port(), free),
        environment.read("MAIL_CATCHER_PORT", SettingTypes.port(), free),
        environment.read("MAIL_VIEW_PORT", SettingTypes.port(), free));
  }
}
