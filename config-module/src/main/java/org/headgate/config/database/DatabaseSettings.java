package org.headgate.config.database;

import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.headgate.config.EnvironmentReader;
import org.headgate.config.Secret;
import org.headgate.config.SettingSource;

/** The settings of one pool and its database. */
public record DatabaseSettings(PoolName name, DatabaseUrl url, TlsSettings tls, PoolSettings pool) {
  /**
   * The operator lane, whatever the preset. It waits 3 s for a connection rather than 2, because
   * connecting, which must be shorter, takes up to 2 s under load.
   */
  public static final PoolSettings OPERATOR_LANE =
      new PoolSettings(
          1,
          2,
          Duration.ofSeconds(3),
          Optional.of(Duration.ofHours(1)),
          Duration.ofSeconds(2),
          Duration.ofSeconds(5),
          true,
          false);

  private static final List<String> URLS =
      List.of("DATABASE_URL", "DATABASE_ASYNC_URL", "USERDATA_DATABASE_URL");

  /** Reads all three pools; empty when the platform's URL was refused. */
  public static Map<PoolName, DatabaseSettings> from(EnvironmentReader environmentReader) {
    PoolSettings platformPool = PoolSettingsReader.read(environmentReader, PoolName.PLATFORM);
    PoolSettings userdataPool = PoolSettingsReader.read(environmentReader, PoolName.USERDATA);
    Map<PoolName, DatabaseSettings> databases = new EnumMap<>(PoolName.class);
    Optional<DatabaseUrl> platform = platformUrl(environmentReader);
    Optional<DatabaseUrl> userdata =
        environmentReader.find("USERDATA_DATABASE_URL", DatabaseUrl.TYPE);
    URLS.forEach(variable -> warnOfIgnored(environmentReader, variable));
    platform.ifPresent(
        url -> {
          TlsSettings tls = TlsSettingsReader.read(environmentReader, url, "DATABASE_URL");
          DatabaseUrl second = userdata.orElse(url);
          TlsSettings secondTls =
              userdata
                  .map(
                      own ->
                          TlsSettingsReader.read(environmentReader, own, "USERDATA_DATABASE_URL"))
                  .orElse(tls);
          environmentReader.recordSetting(
              "USERDATA_DATABASE_URL",
              second.toString(),
              userdata.isPresent() ? SettingSource.ENVIRONMENT : SettingSource.DEFAULT);
          put(databases, PoolName.PLATFORM, url, tls, platformPool);
          put(databases, PoolName.USERDATA, second, secondTls, userdataPool);
          put(databases, PoolName.OPERATOR, url, tls, OPERATOR_LANE);
        });
    return databases;
  }

  /**
   * The pools of a single node, reduced to the budget where they exceed it, which is logged in one
   * line.
   */
  public static Map<PoolName, DatabaseSettings> fitting(
      int budget, Map<PoolName, DatabaseSettings> databases, EnvironmentReader environmentReader) {
    Map<PoolName, PoolSettings> wanted = new EnumMap<>(PoolName.class);
    databases.forEach((name, database) -> wanted.put(name, database.pool()));
    int asked = PoolShareAllocator.total(wanted.values());
    if (asked <= budget) {
      return databases;
    }
    Map<PoolName, PoolSettings> fitting = PoolShareAllocator.fit(budget, wanted);
    Map<PoolName, DatabaseSettings> cut = new EnumMap<>(PoolName.class);
    databases.forEach(
        (name, database) ->
            cut.put(
                name,
                new DatabaseSettings(name, database.url(), database.tls(), fitting.get(name))));
    environmentReader.warn(
        "The pools ask for %s connections, DB_CONNECTION_BUDGET allows %s: platform is cut to %s, userdata to %s"
            .formatted(
                asked,
                budget,
                fitting.get(PoolName.PLATFORM).maxPoolSize(),
                fitting.get(PoolName.USERDATA).maxPoolSize()));
    return cut;
  }

  /** The driver's URL, without user and password. */
  public String jdbcUrl() {
    return url.jdbcUrl(pool, tls, "headgate-" + name.wireName());
  }

  /**
   * The driver's URL for a migration, without the time limits of requests but with one of an hour
   * for each statement.
   */
  String migrationUrl() {
    return url.jdbcUrl(
        pool.withCommandTimeout(PoolSettings.MAX_COMMAND_TIMEOUT), tls, "headgate-migration");
  }

  /**
   * The values that server.xml reads, by name; the password is not masked. User and password are
   * percent-encoded, because Liberty would expand or decode parts of them; the driver's data source
   * decodes them.
   */
  public Map<String, String> libertyVariables() {
    String prefix = "HEADGATE_" + name.name() + "_";
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put(prefix + "URL", jdbcUrl());
    if (name != PoolName.OPERATOR) {
      variables.put(prefix + "MIGRATION_URL", migrationUrl());
    }
    variables.put(prefix + "USER", PercentCoding.encode(url.user()));
    variables.put(
        prefix + "PASSWORD",
        url.password().map(Secret::reveal).map(PercentCoding::encode).orElse(""));
    variables.put(prefix + "MIN_POOL_SIZE", String.valueOf(pool.minPoolSize()));
    variables.put(prefix + "MAX_POOL_SIZE", String.valueOf(pool.maxPoolSize()));
    variables.put(prefix + "CONNECTION_TIMEOUT", seconds(pool.connectionTimeout()));
    variables.put(
        prefix + "AGED_TIMEOUT", pool.agedTimeout().map(DatabaseSettings::seconds).orElse("-1"));
    variables.put(prefix + "MAX_IDLE_TIME", seconds(pool.maxIdleTime()));
    variables.put(prefix + "REAP_TIME", seconds(pool.reapTime()));
    variables.put(prefix + "QUERY_TIMEOUT", seconds(pool.commandTimeout()));
    SessionLimits limits = SessionLimits.of(pool);
    variables.put(prefix + "STATEMENT_TIMEOUT", seconds(limits.statement()));
    variables.put(prefix + "LOCK_TIMEOUT", seconds(limits.lock()));
    variables.put(prefix + "IDLE_IN_TRANSACTION_TIMEOUT", seconds(limits.idleInTransaction()));
    return variables;
  }

  private static Optional<DatabaseUrl> platformUrl(EnvironmentReader environmentReader) {
    boolean async = environmentReader.isSet("DATABASE_ASYNC_URL");
    Optional<DatabaseUrl> other = environmentReader.find("DATABASE_ASYNC_URL", DatabaseUrl.TYPE);
    Optional<DatabaseUrl> own =
        async
            ? environmentReader.find("DATABASE_URL", DatabaseUrl.TYPE)
            : environmentReader.require("DATABASE_URL", DatabaseUrl.TYPE);
    if (own.isPresent() && other.isPresent() && !own.equals(other)) {
      environmentReader.refuse(
          "DATABASE_ASYNC_URL",
          Secret.MASK,
          "the same database, user and parameters as DATABASE_URL");
    }
    Optional<DatabaseUrl> url = own.isPresent() ? own : other;
    url.ifPresent(
        value ->
            environmentReader.recordSetting(
                "DATABASE_URL", value.toString(), SettingSource.ENVIRONMENT));
    return url;
  }

  private static void warnOfIgnored(EnvironmentReader environmentReader, String variable) {
    String url = environmentReader.variables().getOrDefault(variable, "");
    String names = String.join(", ", DatabaseUrlParser.ignoredIn(url));
    if (!names.isEmpty()) {
      environmentReader.warn(
          names
              + " in "
              + variable
              + " is ignored: sizes and limits are set by the DB_ variables, and the rest makes no"
              + " difference here");
    }
  }

  private static void put(
      Map<PoolName, DatabaseSettings> databases,
      PoolName name,
      DatabaseUrl url,
      TlsSettings tls,
      PoolSettings pool) {
    databases.put(name, new DatabaseSettings(name, url, tls, pool));
  }

  private static String seconds(Duration duration) {
    return duration.toSeconds() + "s";
  }
}
