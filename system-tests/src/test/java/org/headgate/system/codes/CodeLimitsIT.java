package org.headgate.system.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import org.headgate.system.client.AtOnce;
import org.headgate.system.client.Person;
import org.junit.jupiter.api.Test;

/** Limits of guesses at a code, for each address and device. */
class CodeLimitsIT extends CodeLimitSteps {
  private static final String ATTEMPTS = "urn:headgate:problem:too-many-attempts";

  @Test
  void addressIsLimitedToTenWrongGuessesPerHour() {
    Person ada = Person.stranger(headgate);
    ada.signUp();
    String code = ada.code();

    assertThat(statuses(10, () -> ada.verify(wrong(code)))).containsOnly(400);

    Response eleventh = ada.verify(code);
    eleventh.then().statusCode(429).body("type", equalTo(ATTEMPTS));
    assertThat(retryAfter(eleventh)).isBetween(3500, 3600);
  }

  @Test
  void unknownAddressIsLimitedLikeAKnownOne() {
    Person nobody = Person.stranger(headgate);

    assertThat(statuses(10, () -> nobody.verify("123456"))).containsOnly(400);

    Response eleventh = nobody.verify("123456");
    eleventh.then().statusCode(429).body("type", equalTo(ATTEMPTS));
    assertThat(retryAfter(eleventh)).isBetween(3500, 3600);
  }

  @Test
  void newCodeOrSignUpDoesNotResetTheGuessLimit() {
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
  void addressIsLimitedToThirtyWrongGuessesPerDay() {
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
  void tenOfManyConcurrentGuessesAreVerified() throws Exception {
    Person nobody = Person.stranger(headgate);

    List<Integer> answers = AtOnce.times(40, () -> nobody.verify("123456").statusCode());

    assertThat(answers).filteredOn(status -> status == 400).hasSize(10);
    assertThat(answers).filteredOn(status -> status == 429).hasSize(30);
  }

  @Test
  void concurrentCodeRequestsSendOneCode() throws Exception {
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
  void knownDeviceRedeemsCodeAfterStrangersSpentTheLimit() {
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
  void passwordIsNotCheckedWithoutGuessLeft() {
    String nobody = Person.stranger(headgate).email();
    assertThat(statuses(10, () -> reset(nobody, "123456", ""))).containsOnly(400);
    assertThat(statuses(10, () -> accept(nobody, "123456", "nine herons on a weir")))
        .containsOnly(400);

    reset(nobody, "123456", "password", "").then().statusCode(429).body("type", equalTo(ATTEMPTS));
    accept(nobody, "123456", "password").then().statusCode(429).body("type", equalTo(ATTEMPTS));
  }

  @Test
  void deviceOfAnotherAccountIsUnknown() {
    Person mallory = Person.stranger(headgate);
    mallory.signUp();
    String device = mallory.verify(mallory.code()).path("device_token");
    Person ada = Person.stranger(headgate);
    ada.signUp();
    String code = ada.code();

    statuses(10, () -> reset(ada.email(), wrong(code), ""));

    reset(ada.email(), code, device).then().statusCode(429);
  }

  private static String wrong(String code) {
    return code.equals("000000") ? "000001" : "000000";
  }
}
