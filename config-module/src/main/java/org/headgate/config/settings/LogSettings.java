package org.headgate.config.settings;

import java.util.Map;
import org.headgate.config.EnvironmentReader;
import org.headgate.config.EnvironmentReader.DefaultValue;
import org.headgate.config.SettingTypes;

/**
 * What the server writes of itself, and how.
 *
 * @param accessLog whether each request is one line; its query never is part of it
 */
public record LogSettings(LogFormat format, boolean accessLog) {

  /** Reads {@code LOG_FORMAT} and {@code ACCESS_LOG}. */
  public static LogSettings from(EnvironmentReader environmentReader) {
    return new LogSettings(
        environmentReader.read(
            "LOG_FORMAT",
            SettingTypes.oneOf(LogFormat.class, '_'),
            DefaultValue.standard(LogFormat.PLAIN)),
        environmentReader.read("ACCESS_LOG", SettingTypes.flag(), DefaultValue.standard(false)));
  }

  /** The plain values server.xml reads. */
  public Map<String, String> libertyVariables() {
    boolean json = format == LogFormat.JSON;
    return Map.of(
        "HEADGATE_CONSOLE_FORMAT", json ? "json" : "dev",
        "HEADGATE_CONSOLE_LEVEL", json ? "INFO" : "AUDIT",
        "HEADGATE_CONSOLE_SOURCE", json && accessLog ? "message,accessLog" : "message",
        "HEADGATE_MESSAGE_FORMAT", json ? "json" : "simple",
        "HEADGATE_ACCESS_LOG", String.valueOf(accessLog));
  }

  /** How a line of the log looks. */
  public enum LogFormat {
    /** For people. */
    PLAIN,
    /** One object a line, for collectors; the console says as much as the file. */
    JSON
  }
}
