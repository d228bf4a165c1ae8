package org.headgate.pool;

import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.headgate.settings.Environment;
import org.headgate.settings.Secret;
import org.headgate.settings.SettingSource;

/** One pool with all that is needed to open it. */
public record DatabaseSettings(
    DatabaseName name, DatabaseUrl url, TlsSettings tls, PoolSettings pool) {
  /**
   * The operator's lane, whatever the preset: it waits 3 s for a connection rather than 2 because
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

  /** Reads all three; empty when the platform's URL was refused. */
  public static Map<DatabaseName, DatabaseSettings> from(Environment environment) {
    PoolSettings platformPool = PoolVariables.read(environment, DatabaseName.PLATFORM);
    PoolSettings userdataPool = PoolVariables.read(environment, DatabaseName.USERDATA);
    Map<DatabaseName, DatabaseSettings> databases = new EnumMap<>(DatabaseName.class);
    Optional<DatabaseUrl> platform = platformUrl(environment);
    Optional<DatabaseUrl> userdata = environment.find("USERDATA_DATABASE_URL", DatabaseUrl.TYPE);
    URLS.forEach(variable -> warnOfIgnored(environment, variable));
    platform.ifPresent(
        url -> {
          TlsSettings tls = TlsVariables.read(environment, url, "DATABASE_URL");
          DatabaseUrl second = userdata.orElse(url);
          TlsSettings secondTls =
              userdata
                  .map(own -> TlsVariables.read(environment, own, "USERDATA_DATABASE_URL"))
                  .orElse(tls);
          environment.note(
              "USERDATA_DATABASE_URL",
              second.toString(),
              userdata.isPresent() ? SettingSource.ENVIRONMENT : SettingSource.DEFAULT);
          put(databases, DatabaseName.PLATFORM, url, tls, platformPool);
          put(databases, DatabaseName.USERDATA, second, secondTls, userdataPool);
          put(databases, DatabaseName.OPERATOR, url, tls, OPERATOR_LANE);
        });
    return databases;
  }

  /**
   * The pools of a node that is alone, cut to the budget where they ask for more, which is said in
   * one line.
   */
  public static Map<DatabaseName, DatabaseSettings> fitting(
      int budget, Map<DatabaseName, DatabaseSettings> databases, Environment environment) {
    Map<DatabaseName, PoolSettings> wanted = new EnumMap<>(DatabaseName.class);
    databases.forEach((name, database) -> wanted.put(name, database.pool()));
    int asked = PoolShares.total(wanted.values());
    if (asked <= budget) {
      return databases;
    }
    Map<DatabaseName, PoolSettings> fitting = PoolShares.fit(budget, wanted);
    Map<DatabaseName, DatabaseSettings> cut = new EnumMap<>(DatabaseName.class);
    databases.forEach(
        (name, database) ->
            cut.put(
                name,
                new DatabaseSettings(name, database.url(), database.tls(), fitting.get(name))));
    environment.warn(
        "The pools ask for %s connections, DB_CONNECTION_BUDGET allows %s: platform is cut to %s, userdata to %s"
            .formatted(
                asked,
                budget,
                fitting.get(DatabaseName.PLATFORM).maxPoolSize(),
                fitting.get(DatabaseName.USERDATA).maxPoolSize()));
    return cut;
  }

  /** The driver's URL, without user and password. */
  public String jdbcUrl() {
    return url.jdbcUrl(pool, tls, "headgate-" + name.wireName());
  }

  /**
   * The driver's URL for a migration, which no time limit of requests ends, but that of an hour for
   * each of its statements.
   */
  String migrationUrl() {
    return url.jdbcUrl(
        pool.withCommandTimeout(PoolSettings.LONGEST_COMMAND), tls, "headgate-migration");
  }

  /**
   * Plain values under the names server.xml reads; the password is not masked. User and password
   * are percent-encoded, since Liberty takes parts of them for variables or for a password encoded
   * by itself; the driver's data source decodes them.
   */
  public Map<String, String> libertyVariables() {
    String prefix = "HEADGATE_" + name.name() + "_";
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put(prefix + "URL", jdbcUrl());
    if (name != DatabaseName.OPERATOR) {
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

  private static Optional<DatabaseUrl> platformUrl(Environment environment) {
    boolean async = environment.isSet("DATABASE_ASYNC_URL");
    Optional<DatabaseUrl> other = environment.find("DATABASE_ASYNC_URL", DatabaseUrl.TYPE);
    Optional<DatabaseUrl> own =
        async
            ? environment.find("DATABASE_URL", DatabaseUrl.TYPE)
            : environment.require("DATABASE_URL", DatabaseUrl.TYPE);
    if (own.isPresent() && other.isPresent() && !own.equals(other)) {
      environment.refuse(
          "DATABASE_ASYNC_URL",
          Secret.MASK,
          "the same database, user and parameters as DATABASE_URL");
    }
    Optional<DatabaseUrl> url = own.isPresent() ? own : other;
    url.ifPresent(
        value -> environment.note("DATABASE_URL", value.toString(), SettingSource.ENVIRONMENT));
    return url;
  }

  private static void warnOfIgnored(Environment environment, String variable) {
    String url = environment.variables().getOrDefault(variable, "");
    String names = String.join(", ", DatabaseUrlParser.ignoredIn(url));
    if (!names.isEmpty()) {
      environment.warn(
          names
              + " in "
              + variable
              + " is ignored: sizes and limits are set by the DB_ variables, and the rest makes no"
              + " difference here");
    }
  }

  private static void put(
      Map<DatabaseName, DatabaseSettings> databases,
      DatabaseName name,
      DatabaseUrl url,
      TlsSettings tls,
      PoolSettings pool) {
    databases.put(name, new DatabaseSettings(name, url, tls, pool));
  }

  private static String seconds(Duration duration) {
    return duration.toSeconds() + "s";
  }
}
