package org.headgate.system.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.headgate.system.client.Person;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The life of pools: logged, warmed, counted, and restored after a loss. */
class LifeIT {

  private static final int MINIMUM = 4;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static Headgate headgate;
  private static Person administrator;

  @BeforeAll
  static void start() throws InterruptedException {
    headgate = Headgate.started("life", Map.of("DB_POOL_SIZE", String.valueOf(MINIMUM)));
    headgate.serve();
    administrator = Person.administrator(headgate);
  }

  @AfterAll
  static void end() {
    headgate.close();
  }

  @Test
  void effectiveSettingsAreLoggedOnceWithTheirSources() {
    assertThat(headgate.logLines("Settings in force"))
        .singleElement()
        .asString()
        .contains("PLATFORM_DB_POOL_SIZE=4 (environment)", "PLATFORM_DB_MAX_OVERFLOW=10 (default)");
    assertThat(headgate.logLines("but Liberty uses")).isEmpty();
  }

  @Test
  void eachDatabaseIsVerifiedAtStartup() {
    assertThat(headgate.logLines("database was verified: reached after")).hasSize(2);
    assertThat(headgate.logLines("A connection was opened beside the start")).hasSize(1);
  }

  @Test
  void poolIsFilledToItsMinimumAndRefilledAfterALoss() throws SQLException {
    awaitFilled("platform");
    awaitFilled("userdata");
    long created = figure("platform", "created");
    int invalid = invalid();

    cutConnections();
    await()
        .atMost(PATIENCE)
        .until(() -> figure("platform", "created") >= created + MINIMUM && isFilled("platform"));
    awaitFilled("userdata");

    await().atMost(PATIENCE).until(() -> invalid() >= invalid + MINIMUM);
    Person.stranger(headgate).signUp().then().statusCode(202);
  }

  @Test
  void statisticsOfEachPoolAreLogged() {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(headgate.logLines("checked_out="))
                    .anyMatch(line -> line.contains("Pool platform: size="))
                    .anyMatch(line -> line.contains("Pool userdata: size=")));
  }

  @Test
  void guardAndPoolMetricsArePublished() {
    headgate
        .root()
        .get("/metrics")
        .then()
        .statusCode(200)
        .body(containsString("headgate_guard_admitted"))
        .body(containsString("headgate_guard_waiting"))
        .body(containsString("headgate_breaker_open"))
        .body(containsString("headgate_pool_in_use"))
        .body(containsString("kind=\"pooler_limit\""));
  }

  @Test
  void databaseWithoutItsTablesIsUnhealthy() throws SQLException {
    headgate.execute("alter table userdata.profile rename to profile_put_aside");
    try {
      awaitDetailed(503);
      headgate
          .root()
          .get("/health/detailed")
          .then()
          .body("success", equalTo(false))
          .body("checks.userdata.healthy", equalTo(false));
    } finally {
      headgate.execute("alter table userdata.profile_put_aside rename to profile");
    }
    awaitDetailed(200);
  }

  private static void awaitDetailed(int status) {
    await()
        .atMost(PATIENCE)
        .until(() -> headgate.root().get("/health/detailed").statusCode() == status);
  }

  private static void awaitFilled(String pool) {
    await().atMost(PATIENCE).until(() -> isFilled(pool));
  }

  private static boolean isFilled(String pool) {
    return figure(pool, "size") >= MINIMUM;
  }

  private static long figure(String pool, String name) {
    return administrator
        .asCaller()
        .get("/admin/pools/" + pool)
        .jsonPath()
        .getLong("statistics." + name);
  }

  private static int invalid() {
    return headgate.root().get("/health/db-pool").path("invalid");
  }

  private static void cutConnections() throws SQLException {
    headgate.execute(
        "select pg_terminate_backend(pid) from pg_stat_activity"
            + " where usename = current_user and pid <> pg_backend_pid()");
  }
}
