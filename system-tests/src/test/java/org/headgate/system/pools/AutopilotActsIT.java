package org.headgate.system.pools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.headgate.system.client.Person;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The autopilot of a real server acts: a pool of two whose reads take a tenth of a second grows
 * under a rising load, and a step that did not help is reverted.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AutopilotActsIT {

  private static final Duration PATIENCE = Duration.ofMinutes(4);

  /** Long enough to know how long a connection is usually held. */
  private static final int USUAL_SAMPLES = 10;

  /** Seconds; not yet twice as long as usual. */
  private static final double SLOWER_READ = 0.17;

  private static Headgate headgate;
  private static Person administrator;
  private static RisingLoad load;

  @BeforeAll
  static void start() throws Exception {
    headgate =
        Headgate.started(
            "autopilot",
            Map.of(
                "DB_CONNECTION_BUDGET", "60",
                "USERDATA_DB_POOL_SIZE", "2",
                "USERDATA_DB_MAX_OVERFLOW", "0",
                "USERDATA_DB_AUTOPILOT", "act"));
    headgate.serve();
    administrator = Person.administrator(headgate);
    Person reader = Person.user(headgate);
    reader.asCaller().body(Map.of("theme", "dark")).put("/users/me/settings");
    readsTake("0.1");
    superuser(
        "alter table userdata.settings enable row level security",
        "alter table userdata.settings force row level security",
        "create policy slow on userdata.settings using (public.slow())");
    load = new RisingLoad(headgate.url("/api/v1/users/me/settings"), reader.accessToken());
  }

  @AfterAll
  static void stop() {
    load.close();
    headgate.close();
  }

  @Test
  @Order(1)
  void poolGrowsUnderARampAndRecordsTheOutcome() {
    load.perSecond(4);
    await().atMost(PATIENCE).until(() -> load.seconds() > USUAL_SAMPLES * 10);
    assertThat(steps()).isEmpty();

    load.perSecond(22);
    await().atMost(PATIENCE).until(() -> !steps().isEmpty());
    Map<String, Object> begun = steps().get(0);
    assertThat(begun).containsEntry("outcome", "open").containsEntry("measured", null);
    await().atMost(PATIENCE).until(() -> ofOutcome("right") > 0);

    Map<String, Object> right =
        steps().stream().filter(step -> step.get("outcome").equals("right")).findFirst().get();
    print(right);
    assertThat(connections(right, "after")).isGreaterThan(connections(right, "before"));
    assertThat(right.get("measured")).isNotNull();
    administrator
        .asCaller()
        .get("/admin/audit?action=pool.autopilot_outcome")
        .then()
        .body("items.details.outcome", hasItem("right"));
  }

  @Test
  @Order(2)
  void uselessStepIsRevertedAndCounted() throws Exception {
    await().atMost(PATIENCE).until(() -> ofOutcome("open") == 0);
    load.perSecond(rateThatIsTooHighFor(size()));
    long startSeconds = load.seconds();
    await().atMost(PATIENCE).until(() -> load.seconds() > startSeconds + 40 && isCalm());
    int size = size();

    // The more connections the database has to serve, the longer each of them takes.
    readsTake(
        String.format(
            Locale.ROOT,
            "%.4f * (select count(*) from pg_stat_activity where state = 'active'"
                + " and application_name = 'headgate-userdata')",
            SLOWER_READ / size));
    load.perSecond(rateThatIsTooHighFor(size));
    await().atMost(PATIENCE).until(() -> ofOutcome("wrong") > 0);

    Map<String, Object> wrong =
        steps().stream().filter(step -> step.get("outcome").equals("wrong")).findFirst().get();
    print(wrong);
    assertThat(size()).isEqualTo(connections(wrong, "before")).isEqualTo(size);
    autopilot().body("wrong_predictions", equalTo(1));

    administrator
        .asCaller()
        .body(Map.of("mode", "act"))
        .put("/admin/pools/userdata/autopilot")
        .then()
        .statusCode(200)
        .body("wrong_predictions", equalTo(0));
  }

  /** For a database that serves no more reads a second, whatever the pool's size. */
  private static int rateThatIsTooHighFor(int size) {
    return (int) Math.ceil(1.15 * size / SLOWER_READ);
  }

  private static boolean isCalm() {
    return ofOutcome("open") == 0
        && autopilot().extract().path("plan.action").equals("leave")
        && autopilot().extract().<Float>path("plan.seen.wait_p95_milliseconds") < 20;
  }

  private static ValidatableResponse autopilot() {
    return administrator.asCaller().get("/admin/pools/userdata/autopilot").then().statusCode(200);
  }

  private static List<Map<String, Object>> steps() {
    JsonPath answer =
        administrator.asCaller().get("/admin/pools/userdata/autopilot/steps").jsonPath();
    return answer.getList("items");
  }

  private static long ofOutcome(String outcome) {
    return steps().stream().filter(step -> step.get("outcome").equals(outcome)).count();
  }

  private static int connections(Map<String, Object> step, String when) {
    Map<?, ?> size = (Map<?, ?>) step.get(when);
    return (int) size.get("pool_size") + (int) size.get("max_overflow");
  }

  private static int size() {
    return administrator.asCaller().get("/admin/pools/userdata").path("statistics.max_size");
  }

  private static void print(Map<String, Object> step) {
    System.out.println("the autopilot's step: " + step);
  }

  private static void readsTake(String seconds) throws SQLException {
    superuser(
        """
        create or replace function public.slow() returns boolean
        language plpgsql volatile security definer as
        $$ begin perform pg_sleep(%s); return true; end $$
        """
            .formatted(seconds));
  }

  private static void superuser(String... statements) throws SQLException {
    try (Connection connection = headgate.superuser().connection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
