package org.headgate.pool.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.headgate.config.database.PoolName;

/**
 * Probes a database: every half minute, and after each failure, with a short query for its first
 * table, its version and its name; in between with an empty query, which the server answers without
 * executing a statement. The platform is probed through the operator lane, so that a database that
 * is down can be told from an exhausted pool.
 */
@Dependent
public class DatabaseProbe {

  private static final int TIMEOUT_SECONDS = 2;
  private static final Duration INSPECTION_INTERVAL = Duration.ofSeconds(30);
  private static final String EMPTY_QUERY = "";

  /** The warning of a session that listens; {@code ListeningConnection} of the driver gives it. */
  private static final String LISTENING = "01HGL";

  private static final String CHANGED = "changed";

  private final DataSource operatorLane;
  private final DataSource userdata;
  private final LongSupplier nanos;

  /** The databases that answered last time and have their tables. */
  private final Map<PoolName, Inspection> latest = new ConcurrentHashMap<>();

  private record Inspection(ServerInfo server, long at) {}

  @Inject
  DatabaseProbe(
      @PoolDataSource(PoolName.OPERATOR) DataSource operatorLane,
      @PoolDataSource(PoolName.USERDATA) DataSource userdata) {
    this(operatorLane, userdata, System::nanoTime);
  }

  DatabaseProbe(DataSource operatorLane, DataSource userdata, LongSupplier nanos) {
    this.operatorLane = operatorLane;
    this.userdata = userdata;
    this.nanos = nanos;
  }

  /**
   * @throws SQLException when there is no answer, with the reason
   */
  public Answer probe(PoolName database) throws SQLException {
    DataSource pool = database == PoolName.USERDATA ? userdata : operatorLane;
    Optional<Inspection> known =
        Optional.ofNullable(latest.remove(database)).filter(this::isRecent);
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(TIMEOUT_SECONDS);
      Inspection inspection;
      if (known.isPresent()) {
        statement.execute(EMPTY_QUERY);
        inspection = known.get();
      } else {
        inspection = new Inspection(inspect(database, connection, statement), nanos.getAsLong());
      }
      if (inspection.server().hasTables()) {
        latest.put(database, inspection);
      }
      return new Answer(inspection.server(), changes(connection));
    }
  }

  private static Changes changes(Connection connection) throws SQLException {
    SQLWarning heard = connection.getWarnings();
    if (heard == null || !LISTENING.equals(heard.getSQLState())) {
      return Changes.UNKNOWN;
    }
    return CHANGED.equals(heard.getMessage()) ? Changes.SOME : Changes.NONE;
  }

  private boolean isRecent(Inspection inspection) {
    return nanos.getAsLong() - inspection.at() < INSPECTION_INTERVAL.toNanos();
  }

  private static ServerInfo inspect(PoolName database, Connection connection, Statement statement)
      throws SQLException {
    try (ResultSet answer = statement.executeQuery(statement(database))) {
      answer.next();
      DatabaseMetaData driver = connection.getMetaData();
      return new ServerInfo(
          answer.getBoolean(1),
          answer.getString(2),
          Optional.ofNullable(answer.getString(3)),
          answer.getString(4),
          driver.getDriverName(),
          driver.getDriverVersion());
    }
  }

  private static String statement(PoolName database) {
    String table = database == PoolName.USERDATA ? "userdata.profile" : "platform.account";
    return "select to_regclass('"
        + table
        + "') is not null, current_setting('server_version'), (select t.version || ' ' || t.cipher"
        + " from pg_catalog.pg_stat_ssl t where t.pid = pg_backend_pid() and t.ssl),"
        + " current_database()";
  }

  /** The result of a probe: the server, and what the session has heard since its last probe. */
  public record Answer(ServerInfo server, Changes changes) {}

  /** The changes in a database since a session was probed last. */
  public enum Changes {
    /** The session does not listen. */
    UNKNOWN,
    NONE,
    /** Something has changed, or the session listens only since then. */
    SOME
  }

  /**
   * The server at the other end of a pool.
   *
   * @param hasTables whether the first of the application's tables exists
   * @param version PostgreSQL's version, such as "18.1"
   * @param tls protocol and cipher in use; empty without TLS
   * @param database its name on the server; a pooler may know it by another
   * @param driver its name
   */
  public record ServerInfo(
      boolean hasTables,
      String version,
      Optional<String> tls,
      String database,
      String driver,
      String driverVersion) {}
}
