package org.headgate.config.settings;

import java.util.Map;
import org.headgate.config.EnvironmentReader;
import org.headgate.config.EnvironmentReader.DefaultValue;
import org.headgate.config.SettingType;

/**
 * Format and extent of the server's logs.
 *
 * @param accessLog whether each request is logged in one line, never with its query
 */
public record LogSettings(LogFormat format, boolean accessLog) {

  /** Reads {@code LOG_FORMAT} and {@code ACCESS_LOG}. */
  public static LogSettings from(EnvironmentReader environmentReader) {
    return new LogSettings(
        environmentReader.read(
            "LOG_FORMAT",
            SettingType.oneOf(LogFormat.class, '_'),
            DefaultValue.standard(LogFormat.PLAIN)),
        environmentReader.read("ACCESS_LOG", SettingType.flag(), DefaultValue.standard(false)));
  }

  /** The values that server.xml reads. */
  public Map<String, String> libertyVariables() {
    boolean json = format == LogFormat.JSON;
    return Map.of(
        "HEADGATE_CONSOLE_FORMAT", json ? "json" : "dev",
        "HEADGATE_CONSOLE_LEVEL", json ? "INFO" : "AUDIT",
        "HEADGATE_CONSOLE_SOURCE", json && accessLog ? "message,accessLog" : "message",
        "HEADGATE_MESSAGE_FORMAT", json ? "json" : "simple",
        "HEADGATE_ACCESS_LOG", String.valueOf(accessLog));
  }

  /** The format of a log line. */
  public enum LogFormat {
    /** Text for people. */
    PLAIN,
    /** One JSON object per line, for collectors; the console then logs as much as the file. */
    JSON
  }
}
