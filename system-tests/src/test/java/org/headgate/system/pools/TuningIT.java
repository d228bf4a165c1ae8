package org.headgate.system.pools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.Response;
import java.time.Duration;
import java.util.Map;
import org.headgate.system.client.Person;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Changes of a pool while the server runs. */
class TuningIT {

  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private static Headgate headgate;
  private static Person administrator;
  private static PoolChanges changes;

  @BeforeAll
  static void start() throws InterruptedException {
    headgate = Headgate.started("tuning", Map.of("DB_CONNECTION_BUDGET", "40"));
    headgate.serve();
    administrator = Person.administrator(headgate);
    changes = new PoolChanges(administrator);
  }

  @AfterAll
  static void stop() {
    headgate.close();
  }

  @Test
  void tenChangesUnderLoadFailNoRequest() throws Exception {
    // None is less than the callers need: that would rightly be reverted at once.
    int[][] sizes = {
      {16, 0}, {12, 8}, {20, 0}, {14, 2}, {10, 10}, {16, 4}, {8, 8}, {18, 0}, {12, 4}, {6, 10}
    };
    Map<Integer, Long> answered;
    try (SteadyLoad load = SteadyLoad.of(16, headgate, Person.user(headgate))) {
      for (int[] size : sizes) {
        long previous = load.answers();
        changes.confirm(
            changes.change("platform", Map.of("pool_size", size[0], "max_overflow", size[1])));
        assertThat(maxSize("platform")).isEqualTo(size[0] + size[1]);
        await().atMost(PATIENCE).until(() -> load.answers() > previous + 300);
        assertThat(size("platform")).isLessThanOrEqualTo(size[0] + size[1]);
      }
      load.end();
      answered = load.statuses();
    }
    System.out.println("ten changes under load: answers by status " + answered);
    assertThat(answered).containsOnlyKeys(200);
  }

  @Test
  void unconfirmedChangesAreReverted() {
    int previous = setting("userdata", "pool_size");

    Response change =
        changes.change("userdata", Map.of("pool_size", previous + 1, "confirm_within_seconds", 1));

    change
        .then()
        .statusCode(202)
        .body("before.pool_size", equalTo(previous))
        .body("after.pool_size", equalTo(previous + 1));
    assertThat(setting("userdata", "pool_size")).isEqualTo(previous + 1);
    assertThat(source("userdata", "pool_size")).isEqualTo("live");
    changes.awaitState(change, "reverted", equalTo("not confirmed in time"));
    assertThat(setting("userdata", "pool_size")).isEqualTo(previous);
  }

  @Test
  void confirmedChangeIsKept() {
    Response change =
        changes.change("operator", Map.of("recycle_seconds", 1800, "confirm_within_seconds", 2));

    changes.confirm(change);

    changes.awaitState(change, "confirmed", nullValue());
    assertThat(setting("operator", "recycle_seconds")).isEqualTo(1800);
    changes
        .revert(change)
        .then()
        .statusCode(409)
        .body("type", equalTo("urn:headgate:problem:conflict"));
  }

  @Test
  void openChangeBlocksAnotherAndCanBeReverted() {
    Response change = changes.change("userdata", Map.of("timeout_seconds", 20));

    changes.change("userdata", Map.of("timeout_seconds", 25)).then().statusCode(409);
    changes.revert(change).then().statusCode(200).body("state", equalTo("reverted"));

    assertThat(setting("userdata", "timeout_seconds")).isEqualTo(30);
  }

  @Test
  void sizeAboveTheBudgetIsRefused() {
    changes
        .change("platform", Map.of("pool_size", 30, "max_overflow", 10))
        .then()
        .statusCode(409)
        .body("type", equalTo("urn:headgate:problem:over-budget"));
  }

  @Test
  void invalidValuesAreRefusedByField() {
    assertRefused(Map.of("pool_size", 0), "pool_size");
    assertRefused(Map.of("max_overflow", 501), "max_overflow");
    assertRefused(Map.of("timeout_seconds", 10), "timeout_seconds");
    assertRefused(Map.of("recycle_seconds", 0), "recycle_seconds");
    assertRefused(Map.of("confirm_within_seconds", 0), "confirm_within_seconds");
    assertRefused(Map.of("pool_sizes", 7), "pool_sizes");
  }

  @Test
  void unknownPoolIsNotFound() {
    changes.change("spare", Map.of("pool_size", 5)).then().statusCode(404);
    administrator.asCaller().post("/admin/pools/spare/test").then().statusCode(404);
    administrator.asCaller().post("/admin/pools/spare/purge").then().statusCode(404);
  }

  @Test
  void mergePatchIsAccepted() {
    Response change =
        administrator
            .asCaller()
            .contentType("application/merge-patch+json")
            .body("{\"recycle_seconds\":900,\"confirm_within_seconds\":1}")
            .patch("/admin/pools/userdata");

    change.then().statusCode(202);
    changes.awaitState(change, "reverted", equalTo("not confirmed in time"));
  }

  @Test
  void connectionIsTestedAndPoolPurged() {
    administrator
        .asCaller()
        .post("/admin/pools/platform/test")
        .then()
        .statusCode(200)
        .body("success", equalTo(true))
        .body("milliseconds", lessThan(5_000))
        .body("sql_state", equalTo(null));
    administrator.asCaller().post("/admin/pools/platform/purge").then().statusCode(200);
  }

  @Test
  void budgetIsReported() {
    pools()
        .then()
        .body("budget.limit", equalTo(40))
        .body("budget.nodes", equalTo(1))
        .body("items.name", hasItem("operator"));
  }

  private static void assertRefused(Map<String, Integer> wanted, String field) {
    changes
        .change("platform", wanted)
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo(field));
  }

  private static Response pools() {
    return administrator.asCaller().get("/admin/pools");
  }

  private static Response pool(String name) {
    return administrator.asCaller().get("/admin/pools/" + name);
  }

  private static int maxSize(String pool) {
    return pool(pool).path("statistics.max_size");
  }

  private static int size(String pool) {
    return pool(pool).path("statistics.size");
  }

  private static int setting(String pool, String name) {
    return pool(pool).path("settings." + name + ".value");
  }

  private static String source(String pool, String name) {
    return pool(pool).path("settings." + name + ".source");
  }
}
