package org.headgate.system.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.stream.Stream;
import org.headgate.system.client.AccountOwner;
import org.headgate.system.client.Person;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Owners are notified of a log-in from a new device, and of no other. */
class NewDeviceIT {

  private static final String SUBJECT = "A log-in from a new device";
  private static final int MOST_A_DAY = 10;

  private final Headgate headgate = Headgate.shared();

  @Test
  void logInFromANewDeviceIsNotified() {
    Person ada = Person.user(headgate);

    logIn(ada, headgate.from("192.0.2.77").header("User-Agent", "Weir/1.0 <b>"))
        .then()
        .statusCode(200);

    assertThat(ada.mailbox().about(SUBJECT).text())
        .contains("Device: Weir/1.0 <b>")
        .contains("Network address: 192.0.2.77")
        .contains("choose a new password now");
  }

  @Test
  void firstAndKnownDeviceLogInsAreNotNotified() {
    Person ada = Person.stranger(headgate);
    ada.signUp();
    Response first = ada.verify(ada.code());
    String device = first.path("device_token");

    logIn(ada, headgate.api().header("Device-Token", device)).then().statusCode(200);
    ada.forgotPassword();
    ada.mailbox().codeOfMail(2);

    assertThat(ada.mailbox().hasOneAbout(SUBJECT)).isFalse();
  }

  @Test
  void deviceTokenOfAnotherAccountIsIgnored() {
    Person bob = Person.stranger(headgate);
    bob.signUp();
    String bobs = bob.verify(bob.code()).path("device_token");
    Person ada = Person.user(headgate);

    logIn(ada, headgate.api().header("Device-Token", bobs))
        .then()
        .statusCode(200)
        .body("status", equalTo("authenticated"));

    ada.mailbox().about(SUBJECT);
  }

  /**
   * A stolen device token would allow guesses of its own for half a year, whatever the owner does.
   */
  @TestFactory
  Stream<DynamicTest> deviceTokenEndsWithItsSessions() {
    return Stream.of(
            Revocation.PASSWORD_RESET,
            Revocation.PASSWORD_CHANGE,
            Revocation.LOGOUT_ALL,
            Revocation.DEACTIVATION)
        .map(
            revocation ->
                DynamicTest.dynamicTest(
                    revocation.name(), () -> checkDeviceTokenEndsWith(revocation)));
  }

  private void checkDeviceTokenEndsWith(Revocation revocation) {
    AccountOwner ada = AccountOwner.withoutFactors(headgate);
    Person administrator = Person.administrator(headgate);
    String device = ada.person().refresh(ada.person().refreshToken()).path("device_token");
    logIn(ada.person(), headgate.api().header("Device-Token", device)).then().statusCode(200);
    ada.person().keep(logIn(ada.person(), headgate.api().header("Device-Token", device)));
    revocation
        .of(ada, LoginMethod.PASSWORD, administrator)
        .carryOut()
        .then()
        .statusCode(revocation.status());
    revocation.undo(ada, administrator);
    assertThat(ada.person().mailbox().hasOneAbout(SUBJECT)).isFalse();

    headgate
        .api()
        .header("Device-Token", device)
        .body(Map.of("email", ada.person().email(), "password", revocation.passwordAfterwards()))
        .post("/auth/login")
        .then()
        .statusCode(200);

    ada.person().mailbox().about(SUBJECT);
  }

  @Test
  void newDeviceNotificationsAreLimitedPerDay() {
    Person ada = Person.user(headgate);
    for (int i = 0; i < MOST_A_DAY + 2; i++) {
      logIn(ada, headgate.from(Headgate.anyNetwork())).then().statusCode(200);
    }
    ada.forgotPassword();
    ada.mailbox().codeOfMail(2);

    await()
        .untilAsserted(() -> assertThat(ada.mailbox().countAbout(SUBJECT)).isEqualTo(MOST_A_DAY));
  }

  private static Response logIn(Person person, RequestSpecification request) {
    return request
        .body(Map.of("email", person.email(), "password", Person.PASSWORD))
        .post("/auth/login");
  }
}
