package org.headgate.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What may be guessed and sent, by the contract's "Codes": budgets of the address that nothing
 * resets, alike for known and unknown addresses, and one of its own for the owner's device.
 */
class CodeLimitsIT {

  private static final String ATTEMPTS = "urn:headgate:problem:too-many-attempts";
  private static final String REQUESTS = "urn:headgate:problem:too-many-requests";

  private final Headgate headgate = Headgate.shared();
  private final Sql database = new Sql(headgate.databaseUrl());

  @Test
  void tenWrongGuessesAnHourAreAllThatAnAddressHas() {
    Person ada = Person.stranger(headgate);
    ada.signUp();
    String code = ada.code();

    assertThat(statuses(10, () -> ada.verify(wrong(code)))).containsOnly(400);

    Response eleventh = ada.verify(code);
    eleventh.then().statusCode(429).body("type", equalTo(ATTEMPTS));
    assertThat(retryAfter(eleventh)).isBetween(3500, 3600);
  }

  @Test
  void anUnknownAddressIsAnsweredAlike() {
    Person nobody = Person.stranger(headgate);

    assertThat(statuses(10, () -> nobody.verify("123456"))).containsOnly(400);

    Response eleventh = nobody.verify("123456");
    eleventh.then().statusCode(429).body("type", equalTo(ATTEMPTS));
    assertThat(retryAfter(eleventh)).isBetween(3500, 3600);
  }

  @Test
  void neitherANewCodeNorANewSignUpGivesGuessesBack() {
    Person ada = Person.stranger(headgate);
    ada.signUp();
    String first = ada.code();
    statuses(10, () -> ada.verify(wrong(first)));
    passTime("send", Duration.ofMinutes(2));
    resend(ada.email()).then().statusCode(202);
    String second = headgate.mailbox(ada.email()).codeOfMail(2);
    ada.verify(second).then().statusCode(429);
    passTime("send", Duration.ofMinutes(3));
    ada.signUp().then().statusCode(202);
    String third = headgate.mailbox(ada.email()).codeOfMail(3);

    ada.verify(third).then().statusCode(429);

    passTime("guess", Duration.ofMinutes(61));
    ada.verify(third).then().statusCode(200);
  }

  @Test
  void thirtyADayAreTheEndWhateverTheHour() {
    Person nobody = Person.stranger(headgate);
    for (int hour = 0; hour < 3; hour++) {
      assertThat(statuses(10, () -> nobody.verify("123456"))).containsOnly(400);
      passTime("guess", Duration.ofMinutes(61));
    }

    Response next = nobody.verify("123456");

    next.then().statusCode(429).body("type", equalTo(ATTEMPTS));
    assertThat(retryAfter(next)).isGreaterThan(20 * 3600);
  }

  @Test
  void ofManyGuessesAtOnceTenAreJudged() throws Exception {
    Person nobody = Person.stranger(headgate);

    List<Integer> answers = AtOnce.times(40, () -> nobody.verify("123456").statusCode());

    assertThat(answers).filteredOn(status -> status == 400).hasSize(10);
    assertThat(answers).filteredOn(status -> status == 429).hasSize(30);
  }

  @Test
  void ofManyWishesForACodeAtOnceOneIsGranted() throws Exception {
    Person ada = Person.stranger(headgate);
    ada.signUp();
    ada.code();
    passTime("send", Duration.ofMinutes(2));

    List<Integer> answers = AtOnce.times(20, () -> resend(ada.email()).statusCode());

    assertThat(answers).filteredOn(status -> status == 202).hasSize(1);
    assertThat(answers).filteredOn(status -> status == 429).hasSize(19);
    ada.verify(headgate.mailbox(ada.email()).codeOfMail(2)).then().statusCode(200);
  }

  @Test
  void theOwnersDeviceGetsInAfterStrangersSpentEverything() {
    Person ada = Person.stranger(headgate);
    ada.signUp();
    Response tokens = ada.verify(ada.code());
    String device = tokens.path("device_token");
    forgot(ada.email(), "").then().statusCode(202);
    String code = headgate.mailbox(ada.email()).codeOfMail(2);

    assertThat(statuses(10, () -> reset(ada.email(), wrong(code), ""))).containsOnly(400);
    reset(ada.email(), code, "").then().statusCode(429);
    reset(ada.email(), code, device + "x").then().statusCode(429);

    reset(ada.email(), code, device).then().statusCode(204);
  }

  @Test
  void theOwnersDeviceIsSentACodeAfterStrangersSpentEverything() {
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
  void anotherAccountsDeviceIsAStrangers() {
    Person mallory = Person.stranger(headgate);
    mallory.signUp();
    String device = mallory.verify(mallory.code()).path("device_token");
    Person ada = Person.stranger(headgate);
    ada.signUp();
    String code = ada.code();

    statuses(10, () -> reset(ada.email(), wrong(code), ""));

    reset(ada.email(), code, device).then().statusCode(429);
  }

  @Test
  void theCooldownDoubles() {
    String unknown = anyAddress();
    resend(unknown).then().statusCode(202).body("resend_after", equalTo(60));

    Response early = resend(unknown);
    early.then().statusCode(429).body("type", equalTo(REQUESTS));
    assertThat(retryAfter(early)).isBetween(50, 60);

    passTime("send", Duration.ofSeconds(61));
    resend(unknown).then().statusCode(202).body("resend_after", equalTo(120));
    assertThat(retryAfter(resend(unknown))).isBetween(110, 120);
  }

  @Test
  void fiveMailsAnHourAreAllThatAnAddressGets() {
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
  void aNetworkCausesSixtyMailsInFiveMinutes() {
    String network = Headgate.anyNetwork();
    String neighbour = network.substring(0, network.lastIndexOf('.')) + ".255";

    assertThat(
            statuses(
                60, () -> post(network, "/auth/resend-otp", Map.of("email", anyAddress()), "")))
        .containsOnly(202);

    Response next = post(neighbour, "/auth/resend-otp", Map.of("email", anyAddress()), "");
    next.then().statusCode(429).body("type", equalTo(REQUESTS));
    assertThat(retryAfter(next)).isBetween(200, 316);
    resend(anyAddress()).then().statusCode(202);
  }

  @Test
  void aClientDoesNotChooseItsNetworkWithItsOwnHeader() {
    String network = Headgate.anyNetwork();

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

  private Response resend(String email) {
    return post(Headgate.anyNetwork(), "/auth/resend-otp", Map.of("email", email), "");
  }

  private Response forgot(String email, String device) {
    return post(Headgate.anyNetwork(), "/auth/password/forgot", Map.of("email", email), device);
  }

  private Response reset(String email, String code, String device) {
    Map<String, String> body = new HashMap<>(Map.of("email", email, "code", code));
    body.put("new_password", "eleven herons on a sluice");
    return post(Headgate.anyNetwork(), "/auth/password/reset", body, device);
  }

  private Response post(String from, String path, Map<String, String> body, String device) {
    return headgate.from(from).header("Device-Token", device).body(body).post(path);
  }

  /** As if so much time had passed since whatever was done. */
  private void passTime(String family, Duration time) {
    database.update(
        """
        update platform.attempt_ledger
           set happened_at = array(select h - cast(? as interval) from unnest(happened_at) h)
         where kind like ? || ':%'
        """,
        time.toString(), family);
  }

  private static String wrong(String code) {
    return code.equals("000000") ? "000001" : "000000";
  }

  private static String anyAddress() {
    return "nobody-" + UUID.randomUUID() + "@example.org";
  }

  private static int retryAfter(Response response) {
    return Integer.parseInt(response.header("Retry-After"));
  }

  private static List<Integer> statuses(int times, Callable<Response> call) {
    return IntStream.range(0, times).mapToObj(i -> status(call)).toList();
  }

  private static int status(Callable<Response> call) {
    try {
      return call.call().statusCode();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
