package org.headgate.system.pools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import org.headgate.driver.PoolerAwareDataSource;
import org.headgate.testbed.NeedsTool;
import org.headgate.testbed.PgBouncer;
import org.headgate.testbed.PostgresServer;
import org.headgate.testbed.SharedPostgres;
import org.junit.jupiter.api.Test;

/** Sessions of the operator lane hear of changes, where they belong to their connection. */
class ListeningSessionsIT {

  private static final String LANE = "headgate-operator";
  private static final String NOTHING = "";

  private final PostgresServer postgres = SharedPostgres.server();

  @Test
  void sessionHearsOfEachChangeOnce() throws SQLException {
    try (Connection connection = connection(postgres.port(), LANE)) {
      awaitHeard(connection, "changed");
      awaitHeard(connection, "unchanged");

      notifyChange();

      awaitHeard(connection, "changed");
      awaitHeard(connection, "unchanged");
    }
  }

  @Test
  void sessionsOfOtherPoolsDoNotListen() throws SQLException {
    try (Connection connection = connection(postgres.port(), "headgate-platform")) {
      notifyChange();

      assertThat(heard(connection)).isEqualTo(NOTHING);
    }
  }

  @Test
  @NeedsTool("pgbouncer")
  void sessionBehindASessionPoolerListens() throws Exception {
    try (PgBouncer bouncer = PgBouncer.started(postgres, PgBouncer.Mode.SESSION, 20, 4);
        Connection connection = connection(bouncer.port(), LANE)) {
      awaitHeard(connection, "unchanged");

      notifyChange();

      awaitHeard(connection, "changed");
    }
  }

  @Test
  @NeedsTool("pgbouncer")
  void sharedSessionDoesNotListen() throws Exception {
    try (PgBouncer bouncer = PgBouncer.started(postgres, PgBouncer.Mode.TRANSACTION, 20, 2);
        Connection connection = connection(bouncer.port(), LANE)) {
      notifyChange();

      assertThat(heard(connection)).isEqualTo(NOTHING);
    }
  }

  private static void awaitHeard(Connection connection, String message) {
    await().until(() -> heard(connection), message::equals);
  }

  /** As a probe asks. */
  private static String heard(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("");
    }
    SQLWarning warning = connection.getWarnings();
    return warning == null ? NOTHING : warning.getMessage();
  }

  private void notifyChange() throws SQLException {
    try (Connection other = connection(postgres.port(), "another");
        Statement statement = other.createStatement()) {
      statement.execute("notify headgate_changes, ''");
    }
  }

  private static Connection connection(int port, String application) throws SQLException {
    PoolerAwareDataSource source = new PoolerAwareDataSource();
    source.setURL(
        "jdbc:postgresql://localhost:%s/headgate?sslmode=disable&ApplicationName=%s"
            .formatted(port, application));
    return source.getConnection("headgate", "");
  }
}
