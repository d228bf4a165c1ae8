package org.headgate.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.headgate.system.client.Person;
import org.headgate.system.server.Headgate;
import org.headgate.testbed.PostgresServer;
import org.junit.jupiter.api.Test;

/** A node whose lease may be void holds no connection that others may count as theirs. */
class LeaseFenceIT {

  private static final Duration VOID = Duration.ofSeconds(20);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Test
  void nodeWithoutALeaseClosesItsPoolsAndRecovers() throws Exception {
    try (PostgresServer postgres = PostgresServer.started("fence-database");
        Headgate headgate =
            Headgate.withoutDatabase("fence", Map.of("DATABASE_URL", postgres.url()))) {
      headgate.serve();
      Person ada = Person.user(headgate);
      assertThat(business(postgres)).isPositive();

      try (Connection obstacle = postgres.superuser();
          Statement statement = obstacle.createStatement()) {
        obstacle.setAutoCommit(false);
        statement.execute("lock table platform.node_lease in access exclusive mode");

        long startNanos = System.nanoTime();
        await().atMost(VOID.plusSeconds(5)).until(() -> business(postgres) == 0);
        System.out.printf(
            "no connection left after %s%n", Duration.ofNanos(System.nanoTime() - startNanos));
        ada.me()
            .then()
            .statusCode(503)
            .body("type", equalTo("urn:headgate:problem:database-unavailable"));
        obstacle.rollback();
      }

      await().atMost(PATIENCE).until(() -> ada.me().statusCode() == 200);
      headgate.root().get("/health/ready").then().statusCode(200);
    }
  }

  private static int business(PostgresServer postgres) throws SQLException {
    return postgres.number(
        "select count(*) from pg_stat_activity"
            + " where application_name in ('headgate-platform', 'headgate-userdata')");
  }
}
