package org.headgate.settings;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Settings of the server as a whole.
 *
 * @param httpPort 0 to 65535; 0 lets the system pick one
 * @param httpsPort 0 to 65535; 0 lets the system pick one
 * @param home where the embedded run keeps data, keys and logs
 * @param connectionBudget connections all nodes together may hold, at least {@link #LEAST_BUDGET};
 *     empty: the server's limit less its reserve
 * @param databaseRetries how often work that met a passing fault is run again, 0 to {@link
 *     #MOST_RETRIES} (seed B6)
 */
public record ServerSettings(
    int httpPort,
    int httpsPort,
    Path home,
    HealthDetails healthDetails,
    DatabaseStartMode startMode,
    OptionalInt connectionBudget,
    int databaseRetries,
    SecretKey secretKey,
    NetworkSettings network) {
  /** Liberty's usual port. */
  public static final int DEFAULT_HTTP_PORT = 9080;

  /** One connection for each of the three pools. */
  public static final int LEAST_BUDGET = 3;

  /** More than this only adds load to a database that is ill. */
  public static final int MOST_RETRIES = 10;

  private static final int DEFAULT_RETRIES = 3;

  private static final SettingType<SecretKey> KEY =
      new SettingType<>(
          "at least " + SecretKey.LEAST_BYTES + " bytes in base64 or hexadecimal",
          true,
          SecretKey::parse,
          SecretKey::toString);

  /** Refuses ports and retries out of range and a budget too small for one node. */
  public ServerSettings {
    if (httpPort < 0 || httpPort > 65_535 || httpsPort < 0 || httpsPort > 65_535) {
      throw new IllegalArgumentException("a port is from 0 to 65535");
    }
    if (connectionBudget.isPresent() && connectionBudget.getAsInt() < LEAST_BUDGET) {
      throw new IllegalArgumentException("the budget is at least " + LEAST_BUDGET);
    }
    if (databaseRetries < 0 || databaseRetries > MOST_RETRIES) {
      throw new IllegalArgumentException("retries are 0 to " + MOST_RETRIES);
    }
  }

  /** Reads everything; empty when the secret key was refused. */
  public static Optional<ServerSettings> from(Environment environment) {
    int http =
        environment.read("HTTP_PORT", SettingTypes.port(), Fallback.standard(DEFAULT_HTTP_PORT));
    int https = environment.read("HTTPS_PORT", SettingTypes.port(), Fallback.standard(9443));
    if (http == https && http != 0) {
      environment.refuse("HTTPS_PORT", String.valueOf(https), "a port other than HTTP_PORT");
    }
    Path home =
        environment.read("HEADGATE_HOME", directory(), Fallback.standard(Path.of(".headgate")));
    HealthDetails details =
        environment.read(
            "HEALTH_DETAILS",
            SettingTypes.oneOf(HealthDetails.class, '_'),
            Fallback.standard(HealthDetails.WHEN_AUTHORIZED));
    DatabaseStartMode mode =
        environment.read(
            "DB_START_MODE",
            SettingTypes.oneOf(DatabaseStartMode.class, '_'),
            Fallback.standard(DatabaseStartMode.DEGRADE));
    OptionalInt budget =
        environment
            .find("DB_CONNECTION_BUDGET", SettingTypes.integer(LEAST_BUDGET, 100_000))
            .map(OptionalInt::of)
            .orElseGet(OptionalInt::empty);
    int retries =
        environment.read(
            "DB_RETRIES",
            SettingTypes.integer(0, MOST_RETRIES),
            Fallback.standard(DEFAULT_RETRIES));
    NetworkSettings network = NetworkSettings.from(environment);
    return environment
        .require("SECRET_KEY", KEY)
        .map(
            key ->
                new ServerSettings(
                    http, https, home, details, mode, budget, retries, key, network));
  }

  private static SettingType<Path> directory() {
    return SettingType.open("the path of a directory", Path::of, Path::toString);
  }
}
