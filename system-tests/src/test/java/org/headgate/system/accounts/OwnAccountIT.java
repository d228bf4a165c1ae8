package org.headgate.system.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.restassured.response.Response;
import org.headgate.system.client.Person;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.Test;

/** Changes that owners make to their accounts. */
class OwnAccountIT {

  private final Headgate headgate = Headgate.shared();

  @Test
  void patchChangesOnlyTheNamedMembers() {
    Person ada = Person.user(headgate);

    patch(ada, "{\"full_name\":\" Augusta Ada King \"}")
        .then()
        .statusCode(200)
        .body("full_name", equalTo("Augusta Ada King"))
        .body("email", equalTo(ada.email()));
    patch(ada, "{\"locale\":\"de\",\"time_zone\":\"Europe/Berlin\"}")
        .then()
        .statusCode(200)
        .body("full_name", equalTo("Augusta Ada King"));

    ada.me().then().body("full_name", equalTo("Augusta Ada King"));
  }

  @Test
  void nullClearsTheName() {
    Person ada = Person.user(headgate);

    patch(ada, "{}").then().statusCode(200).body("full_name", equalTo("Ada Lovelace"));
    patch(ada, "{\"full_name\":null}").then().statusCode(200).body("full_name", equalTo(null));
  }

  @Test
  void bothMediaTypesAreAccepted() {
    Person ada = Person.user(headgate);

    ada.asCaller()
        .body("{\"full_name\":\"Ada\"}")
        .patch("/users/me")
        .then()
        .statusCode(200)
        .body("full_name", equalTo("Ada"));
    ada.asCaller()
        .contentType("text/plain")
        .body("{\"full_name\":\"Ada\"}")
        .patch("/users/me")
        .then()
        .statusCode(415)
        .header("Accept-Patch", equalTo("application/merge-patch+json, application/json"));
  }

  @Test
  void localeSetsTheLanguageOfMails() {
    Person ada = Person.user(headgate);
    patch(ada, "{\"locale\":\"de-AT\"}").then().statusCode(200);

    ada.forgotPassword();

    String code = ada.mailbox().codeOfMail(2);
    assertThat(ada.mailbox().about(code + " ist Ihr Code für Headgate").text()).startsWith(code);
  }

  @Test
  void invalidValuesAreRefusedByField() {
    Person ada = Person.user(headgate);

    assertRefused(ada, "{\"full_name\":7}", "full_name");
    assertRefused(ada, "{\"full_name\":\"" + "x".repeat(201) + "\"}", "full_name");
    assertRefused(ada, "{\"full_name\":\"a\\nb\"}", "full_name");
    assertRefused(ada, "{\"full_name\":\"a\\u0000b\"}", "full_name");
    assertRefused(ada, "{\"full_name\":\"a\\ud800b\"}", "full_name");
    assertRefused(ada, "{\"locale\":\"no such tongue\"}", "locale");
    assertRefused(ada, "{\"locale\":\"\"}", "locale");
    assertRefused(ada, "{\"time_zone\":\"Mars/Olympus\"}", "time_zone");
    assertRefused(ada, "{\"roles\":[\"admin\"]}", "roles");
    assertRefused(ada, "[]", "body");
  }

  private void assertRefused(Person person, String patch, String field) {
    patch(person, patch).then().statusCode(400).body("errors.field", hasItem(field));
  }

  private static Response patch(Person person, String patch) {
    return person
        .asCaller()
        .contentType("application/merge-patch+json")
        .body(patch)
        .patch("/users/me");
  }
}
