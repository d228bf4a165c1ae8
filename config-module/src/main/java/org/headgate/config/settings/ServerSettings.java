package org.headgate.config.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.headgate.common.text.SingleLineText;
import org.headgate.config.EnvironmentReader;
import org.headgate.config.EnvironmentReader.DefaultValue;
import org.headgate.config.MasterSecret;
import org.headgate.config.SettingType;

/**
 * Settings of the server as a whole.
 *
 * @param httpPort 0 to 65535; 0 lets the operating system pick one
 * @param httpsPort 0 to 65535; 0 lets the operating system pick one
 * @param home where the embedded run keeps data, keys and logs
 * @param connectionBudget connections all nodes together may hold, at least {@link #MIN_BUDGET};
 *     empty: the server's limit less its reserve
 * @param databaseRetries how often work is retried after a transient fault, 0 to {@link
 *     #MAX_RETRIES}
 */
public record ServerSettings(
    int httpPort,
    int httpsPort,
    Path home,
    HealthDetails healthDetails,
    StartMode startMode,
    OptionalInt connectionBudget,
    int databaseRetries,
    MasterSecret secretKey,
    NetworkSettings network) {
  /** Liberty's usual port. */
  public static final int DEFAULT_HTTP_PORT = 9080;

  /** One connection for each of the three pools. */
  public static final int MIN_BUDGET = 3;

  /** More retries only add load to a database in trouble. */
  public static final int MAX_RETRIES = 10;

  private static final int DEFAULT_RETRIES = 3;

  /** Used by the embedded run only, but validated everywhere. */
  private static final List<String> RUN_PORTS =
      List.of("EMBEDDED_DB_PORT", "MAIL_CATCHER_PORT", "MAIL_VIEW_PORT");

  private static final SettingType<MasterSecret> KEY =
      new SettingType<>(
          "at least " + MasterSecret.MIN_BYTES + " bytes in base64 or hexadecimal",
          true,
          MasterSecret::parse,
          MasterSecret::toString);

  /** Refuses ports and retries out of range and a budget too small for one node. */
  public ServerSettings {
    if (httpPort < 0 || httpPort > 65_535 || httpsPort < 0 || httpsPort > 65_535) {
      throw new IllegalArgumentException("a port is from 0 to 65535");
    }
    if (connectionBudget.isPresent() && connectionBudget.getAsInt() < MIN_BUDGET) {
      throw new IllegalArgumentException("the budget is at least " + MIN_BUDGET);
    }
    if (databaseRetries < 0 || databaseRetries > MAX_RETRIES) {
      throw new IllegalArgumentException("retries are 0 to " + MAX_RETRIES);
    }
  }

  /** Reads everything; empty when the secret key was refused. */
  public static Optional<ServerSettings> from(EnvironmentReader environmentReader) {
    int http =
        environmentReader.read(
            "HTTP_PORT", SettingType.port(), DefaultValue.standard(DEFAULT_HTTP_PORT));
    int https = httpsPort(environmentReader, http);
    RUN_PORTS.forEach(name -> environmentReader.find(name, SettingType.port()));
    Path home =
        environmentReader.read(
            "HEADGATE_HOME", directory(), DefaultValue.standard(Path.of(".headgate")));
    HealthDetails details =
        environmentReader.read(
            "HEALTH_DETAILS",
            SettingType.oneOf(HealthDetails.class, '_'),
            DefaultValue.standard(HealthDetails.WHEN_AUTHORIZED));
    StartMode mode =
        environmentReader.read(
            "DB_START_MODE",
            SettingType.oneOf(StartMode.class, '_'),
            DefaultValue.standard(StartMode.DEGRADE));
    OptionalInt budget =
        environmentReader
            .find("DB_CONNECTION_BUDGET", SettingType.integer(MIN_BUDGET, 100_000))
            .map(OptionalInt::of)
            .orElseGet(OptionalInt::empty);
    int retries =
        environmentReader.read(
            "DB_RETRIES",
            SettingType.integer(0, MAX_RETRIES),
            DefaultValue.standard(DEFAULT_RETRIES));
    NetworkSettings network = NetworkSettings.from(environmentReader);
    return environmentReader
        .require("SECRET_KEY", KEY)
        .map(
            key ->
                new ServerSettings(
                    http, https, home, details, mode, budget, retries, key, network));
  }

  private static int httpsPort(EnvironmentReader environmentReader, int http) {
    int https =
        environmentReader.read("HTTPS_PORT", SettingType.port(), DefaultValue.standard(9443));
    if (http == https && http != 0) {
      environmentReader.refuse("HTTPS_PORT", String.valueOf(https), "a port other than HTTP_PORT");
    }
    return https;
  }

  private static SettingType<Path> directory() {
    return SettingType.open("the path of a directory", ServerSettings::directory, Path::toString);
  }

  private static Path directory(String text) {
    Path path = Path.of(text);
    if (!SingleLineText.isOne(text) || (Files.exists(path) && !Files.isDirectory(path))) {
      throw new IllegalArgumentException("no directory");
    }
    return path;
  }

  /** The callers who see the details of health documents. */
  public enum HealthDetails {
    /** Every caller. */
    ALWAYS,
    /** Callers whose token carries the role operator or admin. */
    WHEN_AUTHORIZED
  }

  /** The reaction to a database that is unreachable at the start. */
  public enum StartMode {
    /** Starts, reports it, and recovers by itself. */
    DEGRADE,
    /** Does not start. */
    REQUIRE
  }
}
