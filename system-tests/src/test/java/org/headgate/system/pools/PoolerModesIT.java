package org.headgate.system.pools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.headgate.driver.PoolerAwareDataSource;
import org.headgate.testbed.NeedsTool;
import org.headgate.testbed.PgBouncer;
import org.headgate.testbed.PostgresServer;
import org.headgate.testbed.SharedPostgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The data source of the pools detects a pooler and its mode without any setting. */
@NeedsTool("pgbouncer")
class PoolerModesIT {

  private static final int AS_USUAL = 5;

  private final PostgresServer postgres = SharedPostgres.server();

  @Test
  void statementsArePreparedOnADirectServer() throws SQLException {
    assertThat(thresholds(postgres.port(), "")).containsOnly(AS_USUAL);
  }

  /** The fewest server sessions say the least: with one, nobody else can be met. */
  @ParameterizedTest
  @CsvSource({"SESSION, 4, 5", "TRANSACTION, 1, 0", "TRANSACTION, 2, 0", "TRANSACTION, 5, 0"})
  void poolerModeIsDetected(PgBouncer.Mode mode, int serverSessions, int threshold)
      throws Exception {
    try (PgBouncer bouncer = PgBouncer.started(postgres, mode, 20, serverSessions)) {
      assertThat(thresholds(bouncer.port(), "")).containsOnly(threshold);
    }
  }

  /** A client with one place in a pooler is not shut out by the probe. */
  @Test
  void fullPoolerIsTreatedAsTransactionPooler() throws Exception {
    try (PgBouncer bouncer = PgBouncer.started(postgres, PgBouncer.Mode.SESSION, 1, 1);
        Connection only = connectWhenPossible(source(bouncer.port(), ""))) {
      assertThat(threshold(only)).isZero();
      assertThat(only.isValid(1)).isTrue();
    }
  }

  /** The probe that saw it listen may not have left its one place yet. */
  private static Connection connectWhenPossible(PoolerAwareDataSource source) {
    return await()
        .ignoreExceptionsInstanceOf(SQLException.class)
        .until(() -> source.getConnection("headgate", ""), opened -> true);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3})
  void thresholdOfTheUrlIsUsed(int threshold) throws Exception {
    String parameters = "&prepareThreshold=" + threshold;
    try (PgBouncer bouncer = PgBouncer.started(postgres, PgBouncer.Mode.TRANSACTION, 20, 2)) {
      assertThat(thresholds(bouncer.port(), parameters)).containsOnly(threshold);
      assertThat(thresholds(postgres.port(), parameters)).containsOnly(threshold);
    }
  }

  /** Three connections, as a pool has them. */
  private static List<Integer> thresholds(int port, String parameters) throws SQLException {
    PoolerAwareDataSource source = source(port, parameters);
    List<Connection> pool = new ArrayList<>();
    try {
      List<Integer> thresholds = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        pool.add(source.getConnection("headgate", ""));
        thresholds.add(threshold(pool.get(i)));
      }
      return thresholds;
    } finally {
      for (Connection connection : pool) {
        connection.close();
      }
    }
  }

  private static PoolerAwareDataSource source(int port, String parameters) {
    PoolerAwareDataSource source = new PoolerAwareDataSource();
    source.setURL("jdbc:postgresql://localhost:" + port + "/headgate?sslmode=disable" + parameters);
    return source;
  }

  /** The driver's classes are no dependency of the tests. */
  private static int threshold(Connection connection) {
    try {
      return (int) connection.getClass().getMethod("getPrepareThreshold").invoke(connection);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }
}
