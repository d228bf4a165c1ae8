package org.headgate.system.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.headgate.system.client.AtOnce;
import org.headgate.system.client.Person;
import org.headgate.system.database.Sql;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.Test;

/** How failures slow down the next log-in. */
class LogInLimitsIT extends LogInLimitSteps {
  private final Sql database = new Sql(headgate.databaseUrl());

  @Test
  void guessingIsSlowedForKnownAndUnknownAddresses() {
    Person ada = Person.user(headgate);
    Person nobody = Person.stranger(headgate);

    assertThat(failuresUntilSlowed(ada.email())).isBetween(6, 9);
    assertThat(failuresUntilSlowed(nobody.email())).isBetween(6, 9);

    failRepeatedly(ada.email());
    Response right = logIn(ada.email(), Person.PASSWORD, "");
    right.then().statusCode(429).body("type", equalTo(ATTEMPTS));
    assertThat(retryAfter(right)).isGreaterThan(60);
  }

  @Test
  void delayGrowsToAQuarterOfAnHour() {
    String unknown = "nobody-" + UUID.randomUUID() + "@example.org";
    for (int failure = 0; failure < 17; failure++) {
      logIn(unknown, "not the password", "").then().statusCode(401);
      passTime(Duration.ofMinutes(16));
    }
    logIn(unknown, "not the password", "").then().statusCode(401);

    assertThat(retryAfter(logIn(unknown, "not the password", ""))).isBetween(800, 900);
  }

  @Test
  void knownDeviceLogsInWhileStrangersAreSlowedDown() {
    Person ada = Person.user(headgate);
    String device = logIn(ada.email(), Person.PASSWORD, "").path("device_token");
    failuresUntilSlowed(ada.email());
    failRepeatedly(ada.email());

    logIn(ada.email(), "not the password", device).then().statusCode(401);
    logIn(ada.email(), Person.PASSWORD, device).then().statusCode(200);

    logIn(ada.email(), Person.PASSWORD, "").then().statusCode(429);
  }

  @Test
  void rightPasswordResetsTheFailures() {
    Person ada = Person.user(headgate);

    for (int round = 0; round < 3; round++) {
      for (int failure = 0; failure < 4; failure++) {
        logIn(ada.email(), "not the password", "").then().statusCode(401);
      }
      logIn(ada.email(), Person.PASSWORD, "").then().statusCode(200);
    }
  }

  @Test
  void concurrentLogInsAfterADelayVerifyOnce() throws Exception {
    String unknown = "nobody-" + UUID.randomUUID() + "@example.org";
    for (int failure = 0; failure < 14; failure++) {
      logIn(unknown, "not the password", "").then().statusCode(401);
      passTime(Duration.ofMinutes(16));
    }

    List<Integer> answers =
        AtOnce.times(20, () -> logIn(unknown, "not the password", "").statusCode());

    assertThat(answers).filteredOn(status -> status == 401).hasSize(1);
    assertThat(answers).filteredOn(status -> status == 429).hasSize(19);
  }

  @Test
  void passwordsAndCodesAreCountedSeparately() {
    Person ada = Person.stranger(headgate);
    ada.signUp();
    String code = ada.code();
    failuresUntilSlowed(ada.email());

    ada.verify(code).then().statusCode(200);
  }

  @Test
  void passwordOfASessionIsVerifiedDespiteForeignFailures() {
    Person ada = Person.user(headgate);
    failuresUntilSlowed(ada.email());
    failRepeatedly(ada.email());

    ada.asCaller()
        .body(
            Map.of(
                "current_password", Person.PASSWORD, "new_password", "eleven herons on a sluice"))
        .post("/auth/password/change")
        .then()
        .statusCode(204);
  }

  @Test
  void networkIsLimitedToThreeHundredFailures() {
    Person ada = Person.user(headgate);
    String network = Headgate.ownNetwork();
    String device = logIn(ada.email(), Person.PASSWORD, "").path("device_token");
    for (int failure = 0; failure < 300; failure++) {
      post(network, "/auth/verify-email", Map.of("email", anyAddress(), "code", "123456"), "")
          .then()
          .statusCode(400);
    }

    Response next =
        post(network, "/auth/verify-email", Map.of("email", anyAddress(), "code", "123456"), "");
    next.then().statusCode(429).body("type", equalTo(ATTEMPTS));
    assertThat(retryAfter(next)).isBetween(60, 316);
    Map<String, String> right = Map.of("email", ada.email(), "password", Person.PASSWORD);
    post(network, "/auth/login", right, "").then().statusCode(429).body("type", equalTo(ATTEMPTS));
    post(network, "/auth/login", right, device).then().statusCode(200);
    logIn(ada.email(), Person.PASSWORD, "").then().statusCode(200);
  }

  /** So that the pause is longer than any test takes. */
  private void failRepeatedly(String email) {
    for (int failure = 0; failure < 5; failure++) {
      passTime(Duration.ofMinutes(16));
      logIn(email, "not the password", "").then().statusCode(401);
    }
  }

  private void passTime(Duration time) {
    database.update(
        """
        update platform.attempt_ledger
           set happened_at = array(select h - cast(? as interval) from unnest(happened_at) h)
         where kind = 'password'
        """,
        time.toString());
  }

  private static String anyAddress() {
    return "nobody-" + UUID.randomUUID() + "@example.org";
  }
}
