package org.headgate.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.headgate.testbed.PostgresServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One server whose database comes after it and goes away again. Before, it reports that, serves
 * what needs no database, and recovers by itself. Afterwards no account can be looked up, and
 * operators still see why: a token with the role is enough to read about the pools, and for nothing
 * else.
 */
class DatabaseDownIT {

  private static final Duration HEALING = Duration.ofSeconds(60);

  private static PostgresServer postgres;
  private static Headgate headgate;
  private static Start start;
  private static Person operator;
  private static Person user;
  private static Person administrator;

  /** The responses before the database was available. */
  private record Start(
      int live, int ready, String state, Response signUp, Response detailed, Response keys) {

    static Start of(Headgate headgate) {
      Health health = new Health(headgate);
      return new Start(
          health.live(),
          health.ready(),
          health.state(),
          read(Person.stranger(headgate).signUp()),
          read(headgate.root().get("/health/detailed")),
          read(headgate.root().get("/.well-known/jwks.json")));
    }
  }

  private static Instant wentAt;
  private static List<String> changesOfState;
  private static Response detailsForAnybody;
  private static Response detailsForAdministrators;

  @BeforeAll
  static void start() throws Exception {
    postgres = PostgresServer.started("database-down-database");
    postgres.close();
    headgate =
        Headgate.withoutDatabase(
            "database-down",
            Map.of(
                "DATABASE_URL",
                postgres.url(),
                "DB_CONNECT_TIMEOUT",
                "2",
                "CORS_ORIGINS",
                Headgate.ORIGIN,
                "HEALTH_DETAILS",
                "when_authorized"));
    headgate.startServer();
    Health health = new Health(headgate);
    health.awaitState("platform", "DOWN");
    start = Start.of(headgate);

    postgres.start();
    health.awaitReadyWithin(HEALING);
    operator = Person.operator(headgate);
    user = Person.user(headgate);
    administrator = Person.administrator(headgate);
    changesOfState = headgate.logLines("platform database is");
    detailsForAnybody = read(headgate.root().get("/health/detailed"));
    detailsForAdministrators =
        read(
            headgate
                .root()
                .header("Authorization", "Bearer " + administrator.accessToken())
                .get("/health/detailed"));
    wentAt = Instant.now();
    postgres.crash();
    health.awaitState("platform", "DOWN");
  }

  @AfterAll
  static void stop() {
    headgate.close();
    postgres.close();
  }

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

  /** Its body is read now, and looked at later. */
  private static Response read(Response response) {
    response.asByteArray();
    return response;
  }
}
