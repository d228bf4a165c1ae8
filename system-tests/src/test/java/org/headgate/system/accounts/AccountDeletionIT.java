package org.headgate.system.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.restassured.response.Response;
import java.time.Duration;
import java.util.Map;
import org.headgate.system.client.Person;
import org.headgate.system.database.Sql;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.Test;

/** Personal data: the export on request, and the erasure after a deletion. */
class AccountDeletionIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Headgate headgate = Headgate.shared();
  private final Sql database = new Sql(headgate.databaseUrl());

  @Test
  void deletedAccountIsUnusableAtOnce() {
    Person ada = Person.user(headgate);

    ada.delete(Person.PASSWORD).then().statusCode(202);

    ada.me().then().statusCode(401).body("type", equalTo("urn:headgate:problem:unauthorized"));
    ada.refresh(ada.refreshToken()).then().statusCode(401);
    ada.logIn(Person.PASSWORD)
        .then()
        .statusCode(401)
        .body("type", equalTo("urn:headgate:problem:invalid-credentials"));
    assertThat(ada.mailbox().about("Your account is being deleted").text())
        .contains("Hello Ada Lovelace,");
  }

  @Test
  void deletionRequiresThePassword() {
    Person ada = Person.user(headgate);

    ada.delete("not the password")
        .then()
        .statusCode(401)
        .body("type", equalTo("urn:headgate:problem:invalid-credentials"));
    ada.asCaller().delete("/users/me").then().statusCode(400);

    ada.me().then().statusCode(200);
  }

  @Test
  void personalDataIsErasedFromBothDatabases() {
    Person ada = personWithTracesEverywhere();
    String id = ada.me().path("id");
    assertThat(database.tablesWith(id))
        .contains("platform.account", "platform.session", "userdata.profile", "userdata.settings");

    ada.delete(Person.PASSWORD).then().statusCode(202);

    ada.mailbox().about("Ihr Konto wird gelöscht");
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              assertThat(database.tablesWith(ada.email())).isEmpty();
              assertThat(database.tablesWith("Ada Lovelace of " + ada.email())).isEmpty();
              assertThat(database.tablesWith(id))
                  .isSubsetOf("platform.audit_entry", "platform.scheduled_tasks");
            });
  }

  @Test
  void addressIsReusableAtOnce() {
    Person ada = Person.user(headgate);
    String id = ada.me().path("id");
    ada.delete(Person.PASSWORD).then().statusCode(202);
    database.coolDown();

    ada.signUp().then().statusCode(202);
    ada.keep(ada.verify(ada.mailbox().codeOfMail(2)));

    assertThat(ada.me().<String>path("id")).isNotEqualTo(id);
    ada.asCaller().get("/users/me/profile").then().body("bio", equalTo(null));
  }

  @Test
  void exportHasAllPersonalDataAndNoSecrets() {
    Person ada = personWithTracesEverywhere();

    Response copy = ada.asCaller().get("/users/me/export");

    copy.then()
        .statusCode(200)
        .body("account.email", equalTo(ada.email()))
        .body("account.full_name", equalTo("Ada Lovelace of " + ada.email()))
        .body("account.locale", equalTo("de"))
        .body("sessions.size()", equalTo(2))
        .body("sessions[0].amr[0]", equalTo("pwd"))
        .body("requested_email", equalTo("new-" + ada.email()))
        .body("profile.bio", equalTo("Of " + ada.email()))
        .body("settings.theme", equalTo("dark"))
        .body("second_factors.recovery_codes_left", equalTo(0))
        .body("schedules.size()", equalTo(0))
        .body("audit.action", hasItem("account.login"));
    assertThat(copy.asString()).doesNotContain("argon2", "hash", ada.refreshToken());
  }

  private Person personWithTracesEverywhere() {
    Person ada = Person.user(headgate);
    ada.keep(ada.logIn(Person.PASSWORD));
    String name = "Ada Lovelace of " + ada.email();
    ada.asCaller()
        .body(Map.of("full_name", name, "locale", "de"))
        .patch("/users/me")
        .then()
        .statusCode(200);
    ada.asCaller()
        .body(Map.of("bio", "Of " + ada.email()))
        .put("/users/me/profile")
        .then()
        .statusCode(200);
    ada.asCaller()
        .body(Map.of("theme", "dark", "signature", ada.email()))
        .put("/users/me/settings")
        .then()
        .statusCode(200);
    ada.forgotPassword().then().statusCode(202);
    ada.changeEmail("new-" + ada.email(), Person.PASSWORD).then().statusCode(202);
    headgate.mailbox("new-" + ada.email()).codeOfMail(1);
    ada.mailbox().codeOfMail(2);
    return ada;
  }
}
