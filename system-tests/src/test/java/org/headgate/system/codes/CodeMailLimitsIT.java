package org.headgate.system.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.headgate.system.client.Person;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.Test;

/** Limits of mails with codes, for each address, device and network. */
class CodeMailLimitsIT extends CodeLimitSteps {
  private static final String REQUESTS = "urn:headgate:problem:too-many-requests";

  @Test
  void knownDeviceGetsACodeAfterStrangersSpentTheLimit() {
    Person ada = Person.stranger(headgate);
    ada.signUp();
    String device = ada.verify(ada.code()).path("device_token");
    forgot(ada.email(), "");
    headgate.mailbox(ada.email()).mail(2);
    resend(ada.email()).then().statusCode(429);

    forgot(ada.email(), device).then().statusCode(202);

    String code = headgate.mailbox(ada.email()).codeOfMail(3);
    reset(ada.email(), code, "").then().statusCode(204);
  }

  @Test
  void cooldownDoubles() {
    String unknown = anyAddress();
    resend(unknown).then().statusCode(202).body("resend_after", equalTo(60));

    Response early = resend(unknown);
    early.then().statusCode(429).body("type", equalTo(REQUESTS));
    assertThat(retryAfter(early)).isBetween(50, 60);

    passTime("send", Duration.ofSeconds(61));
    resend(unknown).then().statusCode(202).body("resend_after", equalTo(120));
    assertThat(retryAfter(resend(unknown))).isBetween(110, 120);
  }

  /** Sign-ups and log-ins by code answer 202 inside the cooldown too. */
  @Test
  void timeUntilTheNextCodeIsTrueInsideTheCooldown() {
    Map<String, String> logIn = Map.of("email", anyAddress());
    assertTimeIsTrue(() -> post(Headgate.anyNetwork(), "/auth/otp", logIn, ""));
    Map<String, String> signUp = Map.of("email", anyAddress(), "password", Person.PASSWORD);
    assertTimeIsTrue(() -> post(Headgate.anyNetwork(), "/auth/signup", signUp, ""));
  }

  private void assertTimeIsTrue(Supplier<Response> request) {
    request.get().then().statusCode(202).body("resend_after", equalTo(60));
    passTime("send", Duration.ofSeconds(61));
    request.get().then().statusCode(202).body("resend_after", equalTo(120));
    passTime("send", Duration.ofSeconds(30));
    assertThat(request.get().<Integer>path("resend_after")).isBetween(60, 90);
  }

  @Test
  void addressIsLimitedToFiveMailsPerHour() {
    String unknown = anyAddress();
    for (int mail = 0; mail < 5; mail++) {
      resend(unknown).then().statusCode(202);
      passTime("send", Duration.ofSeconds(541));
    }
    passTime("send", Duration.ofSeconds(400));

    Response sixth = resend(unknown);

    sixth.then().statusCode(429).body("type", equalTo(REQUESTS));
    assertThat(retryAfter(sixth)).isBetween(400, 3600 - 5 * 541 - 400 + 1);
  }

  @Test
  void addressIsLimitedToTenMailsPerDay() {
    String unknown = anyAddress();
    for (int mail = 0; mail < 10; mail++) {
      resend(unknown).then().statusCode(202);
      passTime("send", Duration.ofSeconds(3601));
    }

    Response eleventh = resend(unknown);

    eleventh.then().statusCode(429).body("type", equalTo(REQUESTS));
    assertThat(retryAfter(eleventh)).isBetween(50_000, 24 * 3600 - 10 * 3601 + 1);
    passTime("send", Duration.ofSeconds(24 * 3600 - 10 * 3601));
    resend(unknown).then().statusCode(202);
  }

  @Test
  void networkIsLimitedToSixtyMailsInFiveMinutes() {
    String network = Headgate.ownNetwork();
    String neighbour = network.substring(0, network.lastIndexOf('.')) + ".255";

    assertThat(
            statuses(
                60, () -> post(network, "/auth/resend-otp", Map.of("email", anyAddress()), "")))
        .containsOnly(202);

    Response next = post(neighbour, "/auth/resend-otp", Map.of("email", anyAddress()), "");
    next.then().statusCode(429).body("type", equalTo(REQUESTS));
    assertThat(retryAfter(next)).isBetween(60, 316);
    resend(anyAddress()).then().statusCode(202);
  }

  @Test
  void forgedForwardedForDoesNotEvadeTheNetworkLimit() {
    String network = Headgate.ownNetwork();

    List<Integer> answers =
        statuses(
            61,
            () ->
                post(
                    Headgate.anyNetwork() + ", " + network,
                    "/auth/resend-otp",
                    Map.of("email", anyAddress()),
                    ""));

    assertThat(answers.subList(0, 60)).containsOnly(202);
    assertThat(answers.get(60)).isEqualTo(429);
  }

  private static String anyAddress() {
    return "nobody-" + UUID.randomUUID() + "@example.org";
  }
}
