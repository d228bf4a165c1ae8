package org.headgate.pool.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.datasource.PlainDataSource;
import org.headgate.pool.service.guard.DispatchDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A probed session of a real PostgreSQL shows which statement it executed last. */
class DatabaseProbeTest {

  private static final String END_SESSIONS =
      "select count(pg_terminate_backend(pid, 5000)) from pg_stat_activity"
          + " where datname = current_database() and pid <> pg_backend_pid()";

  @AutoClose private static final DispatchDatabase DATABASE = DispatchDatabase.started();

  private final AtomicLong nanos = new AtomicLong();
  private final Lane lane = new Lane(DATABASE.pool(1));
  private final DatabaseProbe probe = new DatabaseProbe(lane, lane, nanos::get);

  @AfterEach
  void endSessions() {
    DATABASE.update("alter table if exists platform.hidden rename to account");
    DATABASE.text(END_SESSIONS);
  }

  @Test
  void probeOfAKnownDatabaseExecutesNoStatement() throws SQLException {
    DatabaseProbe.Answer first = probe.probe(PoolName.PLATFORM);
    assertThat(inspections()).isOne();

    DatabaseProbe.Answer second = probe.probe(PoolName.PLATFORM);

    assertThat(inspections()).isZero();
    assertThat(second).isEqualTo(first);
    assertThat(second.server().hasTables()).isTrue();
  }

  /** A session says by a warning what it has heard. */
  @ParameterizedTest
  @CsvSource({
    "01HGL, changed, SOME",
    "01HGL, unchanged, NONE",
    "01000, changed, UNKNOWN",
    ", , UNKNOWN"
  })
  void warningTellsOfChanges(String state, String message, DatabaseProbe.Changes changes)
      throws SQLException {
    lane.warning = Optional.ofNullable(state).map(known -> new SQLWarning(message, known));

    assertThat(probe.probe(PoolName.PLATFORM).changes()).isEqualTo(changes);
  }

  @Test
  void databaseIsInspectedAgainAfterHalfAMinute() throws SQLException {
    probe.probe(PoolName.PLATFORM);
    probe.probe(PoolName.PLATFORM);
    nanos.addAndGet(Duration.ofSeconds(30).toNanos());

    probe.probe(PoolName.PLATFORM);

    assertThat(inspections()).isOne();
  }

  @Test
  void databaseIsInspectedAfterAFailure() throws SQLException {
    probe.probe(PoolName.PLATFORM);
    lane.isAway = true;
    assertThatThrownBy(() -> probe.probe(PoolName.PLATFORM)).hasMessage("away");
    lane.isAway = false;

    probe.probe(PoolName.PLATFORM);

    assertThat(inspections()).isOne();
  }

  @Test
  void lostSessionIsNoticedByTheEmptyQuery() throws SQLException {
    probe.probe(PoolName.PLATFORM);
    DATABASE.text(END_SESSIONS);

    assertThatThrownBy(() -> probe.probe(PoolName.PLATFORM)).isInstanceOf(SQLException.class);
  }

  @Test
  void databaseWithoutItsTablesIsInspectedEachTime() throws SQLException {
    DATABASE.update("alter table platform.account rename to hidden");
    assertThat(probe.probe(PoolName.PLATFORM).server().hasTables()).isFalse();
    DATABASE.update("alter table platform.hidden rename to account");

    assertThat(probe.probe(PoolName.PLATFORM).server().hasTables()).isTrue();
  }

  /** Sessions whose last statement was the whole inspection. */
  private static long inspections() {
    return DATABASE.number(
        "select count(*) from pg_stat_activity"
            + " where datname = current_database() and query like 'select to_regclass%'");
  }

  /** One connection of a pool, unless the database is away. */
  private static final class Lane extends PlainDataSource {

    private final DataSource pool;
    private boolean isAway;
    private Optional<SQLWarning> warning = Optional.empty();

    private Lane(DataSource pool) {
      this.pool = pool;
    }

    @Override
    public Connection getConnection() throws SQLException {
      if (isAway) {
        throw new SQLException("away", "08006");
      }
      Connection connection = pool.getConnection();
      return (Connection)
          Proxy.newProxyInstance(
              DatabaseProbeTest.class.getClassLoader(),
              new Class<?>[] {Connection.class},
              (proxy, method, arguments) ->
                  method.getName().equals("getWarnings")
                      ? warning.orElse(null)
                      : forwarded(connection, method, arguments));
    }

    private static Object forwarded(Connection connection, Method method, Object... arguments)
        throws Throwable {
      try {
        return method.invoke(connection, arguments);
      } catch (InvocationTargetException e) {
        throw e.getCause();
      }
    }
  }
}
