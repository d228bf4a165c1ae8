package org.headgate.system.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.headgate.system.client.Person;
import org.headgate.system.database.Sql;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Administrators invite people, who choose their passwords themselves. */
class InvitationIT {

  private static final String INVITATIONS = "/admin/users/invitations";
  private static final String INVALID_CODE = "urn:headgate:problem:invalid-code";
  private static Headgate headgate;
  private static Person administrator;

  private final Person ada = Person.stranger(headgate);

  @BeforeAll
  static void start() {
    headgate = Headgate.shared();
    administrator = Person.administrator(headgate);
  }

  private Response invitation;

  @BeforeEach
  void invite() {
    invitation = invite(ada, Map.of("full_name", "Ada Lovelace", "roles", List.of("operator")));
  }

  @Test
  void acceptedInvitationCreatesAnAccountWithItsPassword() {
    invitation
        .then()
        .statusCode(201)
        .header("Location", containsString("/api/v1" + path()))
        .body("email", equalTo(ada.email()))
        .body("roles", contains("user", "operator"));
    assertThat(lifetime(invitation)).isEqualTo(Duration.ofDays(7));
    assertThat(administrator.asCaller().get(path()).header("ETag"))
        .isEqualTo(invitation.header("ETag"));
    list().then().body("items.email", hasItem(ada.email()));

    ada.keep(accept(ada.code(), Person.PASSWORD));

    ada.me()
        .then()
        .body("full_name", equalTo("Ada Lovelace"))
        .body("email_verified", equalTo(true))
        .body("roles", contains("user", "operator"));
    ada.logIn(Person.PASSWORD).then().statusCode(200);
    administrator.asCaller().get(path()).then().statusCode(404);
    administrator.asCaller().delete(path()).then().statusCode(404);
    administrator
        .asCaller()
        .queryParam("subject", invitation.<String>path("id"))
        .get("/admin/audit")
        .then()
        .body("items.action", hasItems("account.invited", "account.invitation_accepted"));
  }

  @Test
  void codeIsValidOnceAndOnlyForTheInvitation() {
    String code = ada.code();

    ada.verify(code).then().statusCode(400);
    accept(code, "12345678").then().statusCode(400).body("errors.field", contains("password"));
    accept(code.equals("000000") ? "000001" : "000000", Person.PASSWORD)
        .then()
        .statusCode(400)
        .body("type", equalTo(INVALID_CODE));
    accept(code, Person.PASSWORD).then().statusCode(200);
    accept(code, "another password of mallory's")
        .then()
        .statusCode(400)
        .body("type", equalTo(INVALID_CODE));
    headgate
        .api()
        .body(Map.of("email", ada.email(), "purpose", "invitation"))
        .post("/auth/resend-otp")
        .then()
        .statusCode(400)
        .body("errors.field", contains("purpose"));
  }

  @Test
  void repeatedMailVoidsTheEarlierCode() {
    String first = ada.code();
    resend().then().statusCode(429).body("type", equalTo("urn:headgate:problem:too-many-requests"));
    new Sql(headgate.databaseUrl()).coolDown();

    resend().then().statusCode(200);
    String second = ada.mailbox().codeOfMail(2);

    if (!first.equals(second)) {
      accept(first, Person.PASSWORD).then().statusCode(400);
    }
    accept(second, Person.PASSWORD).then().statusCode(200);
  }

  @Test
  void deactivatedAccountIsNotInvitedAgain() {
    ada.code();
    new Sql(headgate.databaseUrl()).coolDown();
    administer(invitation, Map.of("is_active", false));

    resend()
        .then()
        .statusCode(409)
        .body("type", equalTo("urn:headgate:problem:conflict"))
        .body("detail", containsString("inactive"));

    administer(invitation, Map.of("is_active", true));
    resend().then().statusCode(200);
    accept(ada.mailbox().codeOfMail(2), Person.PASSWORD).then().statusCode(200);
  }

  @Test
  void bouncedAddressIsNotInvitedAgain() {
    ada.code();
    Sql sql = new Sql(headgate.databaseUrl());
    sql.coolDown();
    sql.update("update platform.account set email_bounced_at = now() where email = ?", ada.email());

    resend().then().statusCode(409).body("detail", containsString("refused this address"));

    administrator
        .asCaller()
        .delete("/admin/users/" + invitation.path("id") + "/bounce")
        .then()
        .statusCode(204);
    resend().then().statusCode(200);
    ada.mailbox().codeOfMail(2);
  }

  @Test
  void invitationReachesTheAddressOfABouncedSignUp() {
    Person bertha = Person.stranger(headgate);
    bertha.signUp().then().statusCode(202);
    bertha.code();
    new Sql(headgate.databaseUrl())
        .update(
            "update platform.account set email_bounced_at = now() where email = ?", bertha.email());

    invite(bertha, Map.of()).then().statusCode(201);

    assertThat(bertha.mailbox().mail(2).subject()).contains("invitation");
  }

  @Test
  void withdrawnInvitationsCannotBeAccepted() {
    String code = ada.code();

    administrator.asCaller().delete(path()).then().statusCode(204);

    accept(code, Person.PASSWORD).then().statusCode(400).body("type", equalTo(INVALID_CODE));
    administrator.asCaller().get(path()).then().statusCode(404);
    list().then().body("items.email", not(hasItem(ada.email())));
  }

  @Test
  void invitationUsesLanguageAndLifetimeOfTheRequest() {
    Person bertha = Person.stranger(headgate);
    Response german =
        invite(bertha, Map.of("locale", "de", "time_zone", "Europe/Berlin", "expires_in", 3600));

    german.then().statusCode(201);
    assertThat(lifetime(german)).isEqualTo(Duration.ofHours(1));
    assertThat(bertha.mailbox().mail(1).subject())
        .isEqualTo(bertha.code() + " ist der Code Ihrer Einladung zu Headgate");
  }

  @Test
  void existingAccountsAndInvitationsConflict() {
    Person known = Person.user(headgate);
    invite(known, Map.of()).then().statusCode(409);
    new Sql(headgate.databaseUrl()).coolDown();
    invite(ada, Map.of()).then().statusCode(409);
    invite(Person.stranger(headgate), Map.of("expires_in", 1))
        .then()
        .statusCode(400)
        .body("errors.field", contains("expires_in"));
  }

  private Response accept(String code, String password) {
    return headgate
        .api()
        .body(Map.of("email", ada.email(), "code", code, "password", password))
        .post("/auth/invitations/accept");
  }

  private Response resend() {
    return administrator.asCaller().post(path() + "/resend");
  }

  private static void administer(Response invitation, Map<String, Object> patch) {
    administrator
        .asCaller()
        .body(patch)
        .patch("/admin/users/" + invitation.path("id"))
        .then()
        .statusCode(200);
  }

  private static Response invite(Person person, Map<String, Object> fields) {
    Map<String, Object> body = new HashMap<>(fields);
    body.put("email", person.email());
    return administrator.asCaller().body(body).post(INVITATIONS);
  }

  private static Response list() {
    return administrator.asCaller().queryParam("limit", 200).get(INVITATIONS);
  }

  private static Duration lifetime(Response invitation) {
    return Duration.between(
        Instant.parse(invitation.path("sent_at")), Instant.parse(invitation.path("expires_at")));
  }

  private String path() {
    return INVITATIONS + "/" + invitation.path("id");
  }
}
