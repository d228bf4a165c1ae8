package org.headgate.system.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.headgate.system.http.ExposedHeaders;
import org.headgate.system.receivers.AlertReceiverServer;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One server whose database comes after it and goes away again. Before, it reports that, serves
 * what needs no database, and recovers by itself. Afterwards no account can be looked up, and
 * operators still see why: a token with the role is enough to read about the pools, and for nothing
 * else.
 */
class DatabaseDownIT extends DatabaseDownSteps {

  /** That it healed is seen by all that was done between. */
  @Test
  void serverStartedBeforeItsDatabaseRecovers() {
    assertThat(start.live()).isEqualTo(200);
    assertThat(start.ready()).isEqualTo(503);
    assertThat(start.state()).isEqualTo("DOWN");
    start
        .signUp()
        .then()
        .statusCode(503)
        .header("Retry-After", Integer::parseInt, greaterThan(0))
        .body("type", equalTo("urn:headgate:problem:database-unavailable"));
    start.detailed().then().statusCode(503).header("Retry-After", "1").body("success", is(false));
    start
        .keys()
        .then()
        .statusCode(503)
        .header("Cache-Control", equalTo("no-store"))
        .header("Retry-After", Integer::parseInt, greaterThan(0));
    assertThat(changesOfState).hasSize(2);
  }

  @Test
  void healthDetailsAreForAdministratorsOnly() {
    detailsForAnybody.then().statusCode(200).body("success", equalTo(true));
    detailsForAnybody.then().body("$", not(hasKey("checks")));
    detailsForAdministrators.then().statusCode(200).body("success", equalTo(true));
    detailsForAdministrators.then().body("$", hasKey("checks"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/admin/pools",
        "/admin/pools/platform",
        "/admin/pools/platform/borrowers",
        "/admin/pools/platform/advice",
        "/admin/diagnosis"
      })
  void operatorReadsPoolsAndDiagnosisWithoutADatabase(String path) {
    operator.asCaller().get(path).then().statusCode(200);
  }

  /** A node records it by itself: what was before the database came, and what is after it went. */
  @Test
  void operatorReadsHistoryWithoutADatabase() {
    await()
        .atMost(HEALING)
        .untilAsserted(
            () -> {
              JsonPath history = history("series=findings");
              List<String> instants = history.getList("items[0].points.at");
              assertThat(instants.stream().map(Instant::parse).toList())
                  .anyMatch(at -> at.isAfter(wentAt));
              assertThat(history.getList("items[0].points.value", Float.class))
                  .last()
                  .matches(findings -> findings > 0);
            });
    JsonPath poolHistory = history("pool=platform&series=in_use,waiting,faults");
    assertThat(poolHistory.getList("items.series")).containsExactly("in_use", "waiting", "faults");
    assertThat(poolHistory.getList("items[0].points")).isNotEmpty();
    assertThat(poolHistory.getList("marks.kind")).contains("start", "finding");
  }

  @Test
  void outageIsAlertedOfAndAcknowledgedWithoutADatabase() throws Exception {
    await()
        .atMost(HEALING)
        .until(() -> receiver.eventsAt("/outage").contains("alert.opened database_down"));
    for (AlertReceiverServer.Message message : receiver.at("/outage")) {
      assertThat(message.isSignedWith(ALERT_SECRET)).isTrue();
    }

    String outage = "items.find { it.kind == 'database_down' && it.resolved_at == null }";
    await()
        .atMost(HEALING)
        .untilAsserted(
            () -> operator.asCaller().get("/admin/alerts").then().body(outage, notNullValue()));
    String id = operator.asCaller().get("/admin/alerts").path(outage + ".id");
    operator
        .asCaller()
        .post("/admin/alerts/" + id + "/acknowledgement")
        .then()
        .statusCode(200)
        .body("acknowledged_by", equalTo(operator.email()))
        .body("resolved_at", nullValue());
  }

  @Test
  void outageIsAnIncidentWithoutADatabase() {
    await()
        .atMost(HEALING)
        .untilAsserted(
            () ->
                operator
                    .asCaller()
                    .get("/admin/incidents")
                    .then()
                    .statusCode(200)
                    .body("items.code", hasItem("database_down")));
    String id =
        operator
            .asCaller()
            .get("/admin/incidents")
            .path("items.find { it.code == 'database_down' }.incident_id");
    operator
        .asCaller()
        .get("/admin/incidents/" + id)
        .then()
        .statusCode(200)
        .body("findings[0].cure", notNullValue());
  }

  @Test
  void historyOfOtherNodesIsUnavailableWithoutADatabase() {
    operator.asCaller().get("/admin/history?pool=platform&node=all").then().statusCode(503);
  }

  private static JsonPath history(String query) {
    Response history =
        operator
            .asCaller()
            .get("/admin/history?" + query + "&from=" + wentAt.minus(Duration.ofMinutes(10)));
    history.then().statusCode(200);
    return history.jsonPath();
  }

  @Test
  void retryAfterIsReadableAcrossOrigins() {
    ExposedHeaders.assertReadable(
        user.asCaller().header("Origin", Headgate.ORIGIN).get("/schedules"), 503, "Retry-After");
  }

  @Test
  void operatorsSeeTheDiagnosis() {
    List<String> codes = operator.asCaller().get("/admin/diagnosis").path("items.code");

    assertThat(codes.get(0)).isEqualTo("database_down");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/admin/database/limits", "/admin/pools/changes"})
  void databaseReadsAreUnavailableNotForbidden(String path) {
    operator
        .asCaller()
        .get(path)
        .then()
        .statusCode(503)
        .header("Retry-After", notNullValue())
        .body("type", equalTo("urn:headgate:problem:database-unavailable"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/admin/pools", "/admin/diagnosis", "/admin/database/limits"})
  void otherCallersAreRefused(String path) {
    user.asCaller().get(path).then().statusCode(403);
    headgate.api().get(path).then().statusCode(401);
    headgate.api().header("Authorization", "Bearer forged").get(path).then().statusCode(401);
    String signature = operator.accessToken().replaceFirst("\\.[^.]*$", ".AAAA");
    headgate.api().header("Authorization", "Bearer " + signature).get(path).then().statusCode(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/admin/pools/platform/test", "/admin/pools/platform/purge", "/admin/self-test"})
  void actionsAreUnavailableAndPointToTheDiagnosis(String path) {
    operator
        .asCaller()
        .post(path)
        .then()
        .statusCode(503)
        .header("Retry-After", notNullValue())
        .body("type", equalTo("urn:headgate:problem:database-unavailable"))
        .body("detail", containsString("/admin/diagnosis"));
    user.asCaller().post(path).then().statusCode(403);
    headgate.api().post(path).then().statusCode(401);
  }

  @Test
  void otherRoutesAreUnavailableWithoutADatabase() {
    operator.me().then().statusCode(503);
    administrator.asCaller().get("/admin/users").then().statusCode(503);
  }
}
