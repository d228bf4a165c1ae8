package org.headgate.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import java.util.List;
import java.util.Map;
import org.headgate.testbed.PostgresServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * While nobody can be looked up, whoever tends the pools still sees why: a token with the role is
 * enough to read about the pools, and for nothing else.
 */
class OperatorFallbackIT {

  private static PostgresServer postgres;
  private static Headgate headgate;
  private static Person operator;
  private static Person user;
  private static Person administrator;

  @BeforeAll
  static void start() throws Exception {
    postgres = PostgresServer.started("fallback-database");
    headgate =
        Headgate.withoutDatabase(
            "fallback", Map.of("DATABASE_URL", postgres.url(), "DB_CONNECT_TIMEOUT", "2"));
    headgate.startServer();
    Health health = new Health(headgate);
    health.awaitReady();
    operator = Person.operator(headgate);
    user = Person.user(headgate);
    administrator = Person.administrator(headgate);
    postgres.crash();
    health.awaitState("platform", "DOWN");
  }

  @AfterAll
  static void stop() {
    headgate.close();
    postgres.close();
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
  void anOperatorReadsWhatIsKnownWithoutADatabase(String path) {
    operator.asCaller().get(path).then().statusCode(200);
  }

  @Test
  void anOperatorIsToldWhatIsWrong() {
    List<String> codes = operator.asCaller().get("/admin/diagnosis").path("items.code");

    assertThat(codes.get(0)).isEqualTo("database_down");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/admin/database/limits", "/admin/pools/changes"})
  void whatOnlyTheDatabaseKnowsIsUnavailableAndNotForbidden(String path) {
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
  void nobodyElseReadsAnything(String path) {
    user.asCaller().get(path).then().statusCode(403);
    headgate.api().get(path).then().statusCode(401);
    headgate.api().header("Authorization", "Bearer forged").get(path).then().statusCode(401);
    String signature = operator.accessToken().replaceFirst("\\.[^.]*$", ".AAAA");
    headgate.api().header("Authorization", "Bearer " + signature).get(path).then().statusCode(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/admin/pools/platform/test", "/admin/pools/platform/purge", "/admin/self-test"})
  void nothingIsDoneForAnybodyAndTheOperatorIsToldWhereToLook(String path) {
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
  void otherRoutesTakeNoTokenOnItsSignature() {
    operator.me().then().statusCode(503);
    administrator.asCaller().get("/admin/users").then().statusCode(503);
  }
}
