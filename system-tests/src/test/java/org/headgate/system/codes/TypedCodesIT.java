package org.headgate.system.codes;

import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.headgate.system.client.Authenticator;
import org.headgate.system.client.Person;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Codes are accepted as people type them, and a malformed one costs no attempt. */
class TypedCodesIT {

  private static final String NEW_PASSWORD = "eleven herons on the sluice";

  /** More than the guesses that a code, or an address within an hour, has. */
  private static final int SLIPS = 12;

  private final Headgate headgate = Headgate.shared();

  /** How people and their devices write six digits. */
  enum Form {
    BLANK,
    HYPHEN,
    NO_BREAK_SPACE,
    EN_DASH,
    PASTED,
    FULL_WIDTH,
    ARABIC_INDIC;

    String of(String code) {
      return switch (this) {
        case BLANK -> halves(code, " ");
        case HYPHEN -> halves(code, "-");
        case NO_BREAK_SPACE -> halves(code, "\u00a0");
        case EN_DASH -> halves(code, "\u2013");
        case PASTED -> "\u200b\t" + code + "\ufeff\n";
        case FULL_WIDTH -> inScript(code, '\uff10');
        case ARABIC_INDIC -> inScript(code, '\u0660');
      };
    }

    private static String halves(String code, String between) {
      return code.substring(0, 3) + between + code.substring(3);
    }

    private static String inScript(String code, char zero) {
      return code.chars()
          .mapToObj(digit -> String.valueOf((char) (zero + digit - '0')))
          .collect(Collectors.joining());
    }
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void mailedCodeIsAcceptedInEveryFormat(Form form) {
    Person ada = Person.stranger(headgate);
    ada.signUp();

    ada.verify(form.of(ada.code())).then().statusCode(200);
  }

  @Test
  void otherCodesAreAcceptedWithFormatting() {
    Person ada = Person.user(headgate);
    ada.askForLogInCode();
    ada.keep(ada.logInByCode(Form.BLANK.of(headgate.mailbox(ada.email()).codeOfMail(2))));
    Authenticator app = new Authenticator(ada.asCaller().post("/users/me/totp").path("secret"));
    List<String> recovery = confirm(ada, Form.FULL_WIDTH.of(app.code())).path("recovery_codes");

    prove(ada, "code", Form.HYPHEN.of(app.codeOfStep(1))).then().statusCode(200);
    prove(ada, "recovery_code", recovery.get(0).replace('-', '\u2013')).then().statusCode(200);
    ada.forgotPassword();
    String code = headgate.mailbox(ada.email()).codeOfMail(3);
    ada.resetPassword(Form.EN_DASH.of(code), NEW_PASSWORD).then().statusCode(204);
  }

  @Test
  void malformedCodesCostNoAttempt() {
    Person ada = Person.stranger(headgate);
    ada.signUp();
    String code = ada.code();

    for (int slip = 0; slip < SLIPS; slip++) {
      assertMalformedCode(ada.verify(code + slip), "code");
    }
    ada.keep(ada.verify(code));
    Authenticator app = new Authenticator(ada.asCaller().post("/users/me/totp").path("secret"));
    assertMalformedCode(confirm(ada, "12345"), "code");
    List<String> recovery = confirm(ada, app.code()).path("recovery_codes");
    for (int slip = 0; slip < SLIPS; slip++) {
      assertMalformedCode(prove(ada, "code", "12345" + "x".repeat(slip % 3)), "code");
      assertMalformedCode(prove(ada, "recovery_code", recovery.get(0) + slip), "recovery_code");
    }
    prove(ada, "recovery_code", recovery.get(0)).then().statusCode(200);
  }

  private Response confirm(Person person, String code) {
    return person.asCaller().body(Map.of("code", code)).post("/users/me/totp/confirm");
  }

  private Response prove(Person person, String field, String typed) {
    String token = person.logIn(Person.PASSWORD).path("mfa_token");
    return headgate.api().body(Map.of("mfa_token", token, field, typed)).post("/auth/mfa");
  }

  private static void assertMalformedCode(Response response, String field) {
    response
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:headgate:problem:invalid-request"))
        .body("errors[0].field", equalTo(field));
  }
}
