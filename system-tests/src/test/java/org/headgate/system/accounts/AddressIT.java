package org.headgate.system.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.headgate.system.client.Person;
import org.headgate.system.database.Sql;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every operation takes an address in the form that is mailed to, however its domain is spelt. */
class AddressIT {

  private final Headgate headgate = Headgate.shared();
  private final String name = "jo-" + UUID.randomUUID();
  private final String mailed = name + "@xn--mller-kva.example";
  private final String typed = name + "@Müller.example";

  @Test
  void domainSpellingsMeanTheSameAccount() {
    signUp(typed).then().statusCode(202);
    String code = headgate.mailbox(mailed).codeOfMail(1);
    String token =
        post("/auth/verify-email", Map.of("email", mailed, "code", code))
            .then()
            .statusCode(200)
            .extract()
            .path("access_token");

    headgate
        .api()
        .header("Authorization", "Bearer " + token)
        .get("/users/me")
        .then()
        .body("email", equalTo(mailed))
        .body("email_shown", equalTo(name + "@müller.example"))
        .body("email_refusal", nullValue());
    for (String spelling : List.of(mailed, typed, name + "@XN--MLLER-KVA.EXAMPLE")) {
      post("/auth/login", Map.of("email", spelling, "password", Person.PASSWORD))
          .then()
          .statusCode(200);
    }
    signUp(mailed).then().statusCode(202);
    headgate.mailbox(mailed).mail(2);
    post("/auth/password/forgot", Map.of("email", typed)).then().statusCode(202);
    String reset = headgate.mailbox(mailed).codeOfMail(2);
    post(
            "/auth/password/reset",
            Map.of("email", typed, "code", reset, "new_password", "ten lanterns under the weir"))
        .then()
        .statusCode(204);
  }

  @Test
  void administratorFindsAccountByUnicodeDomain() {
    signUp(typed).then().statusCode(202);

    for (String query : List.of(typed, mailed, name + "@müller", name)) {
      users(Map.of("query", query)).then().body("items.email", contains(mailed));
    }
    users(Map.of("query", "MÜLLER", "limit", 200)).then().body("items.email", hasItem(mailed));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "šda@example.org",
        "jörg@example.org",
        "ad\u200ba@example.org",
        "ada@exam\u200bple.org",
        "dot.@docomo.example",
        "\"ada\"@example.org",
        "ada@[127.0.0.1]",
        "ada@example.org\r\nBcc: eve@example.org",
        "ada@example.org>\r\nRCPT TO:<eve@example.org",
        "a@b@example.org",
        "ada@example.org."
      })
  void undeliverableAddressesAreRefusedByEveryOperation(String address) {
    Map<String, Map<String, String>> operations =
        Map.of(
            "/auth/signup", Map.of("email", address, "password", Person.PASSWORD),
            "/auth/verify-email", Map.of("email", address, "code", "123456"),
            "/auth/resend-otp", Map.of("email", address),
            "/auth/login", Map.of("email", address, "password", Person.PASSWORD),
            "/auth/otp", Map.of("email", address),
            "/auth/otp/verify", Map.of("email", address, "code", "123456"),
            "/auth/password/forgot", Map.of("email", address),
            "/auth/password/reset",
                Map.of("email", address, "code", "123456", "new_password", Person.PASSWORD));

    operations.forEach((operation, body) -> assertRefused(post(operation, body), "email"));
  }

  @Test
  void undeliverableNewAddressIsRefused() {
    Person ada = Person.user(headgate);

    assertRefused(ada.changeEmail("šda@example.org", Person.PASSWORD), "new_email");
    ada.changeEmail(typed, Person.PASSWORD).then().statusCode(202);
    ada.confirmEmail(headgate.mailbox(mailed).codeOfMail(1))
        .then()
        .statusCode(200)
        .body("email", equalTo(mailed));
  }

  @Test
  void accountWithARefusedAddressIsListedAndGetsNoMail() {
    Person ada = Person.user(headgate);
    String id = ada.me().path("id");
    String old = ofOld(ada);

    ada.me()
        .then()
        .statusCode(200)
        .body("email", equalTo(old))
        .body("email_refusal", containsString("ASCII"));
    users(Map.of("email_refused", true, "limit", 200))
        .then()
        .body("items.id", hasItem(id))
        .body("items.email_refusal", everyItem(notNullValue()));
    users(Map.of("email_refused", false, "query", old)).then().body("items.id", not(hasItem(id)));
    users(Map.of("query", old)).then().body("items.id", contains(id));
    ada.keep(ada.refresh(ada.refreshToken()));

    String next = name + "@example.org";
    ada.changeEmail(next, Person.PASSWORD).then().statusCode(202);
    ada.confirmEmail(headgate.mailbox(next).codeOfMail(1)).then().statusCode(200);
    assertThat(headgate.mails().to(old)).isEmpty();
    users(Map.of("query", next))
        .then()
        .body("items.id", contains(id))
        .body("items[0].email_refusal", nullValue());
    users(Map.of("email_refused", true, "limit", 200)).then().body("items.id", not(hasItem(id)));
  }

  @Test
  void ownerOfARefusedAddressCanUseTheAccount() {
    Person ada = Person.user(headgate);
    ofOld(ada);
    String password = "ten lanterns under the weir";

    ada.asCaller().get("/users/me/export").then().statusCode(200);
    ada.asCaller().get("/users/me/sessions").then().statusCode(200);
    ada.asCaller().body(Map.of("locale", "de")).patch("/users/me").then().statusCode(200);
    ada.asCaller()
        .body(Map.of("password", Person.PASSWORD))
        .post("/users/me/totp")
        .then()
        .statusCode(201);
    ada.changePassword(Person.PASSWORD, password).then().statusCode(204);
    ada.delete("wrong").then().statusCode(401);
    ada.delete(password).then().statusCode(202);
  }

  @Test
  void schemaRefusesUnicodeDomain() {
    Person ada = Person.user(headgate);

    assertThatThrownBy(
            () ->
                new Sql(headgate.databaseUrl())
                    .update(
                        "update platform.account set email = ? where email = ?",
                        typed,
                        ada.email()))
        .rootCause()
        .hasMessageContaining("account_email_as_mailed");
  }

  /** Gives the account an address that was accepted once. */
  private String ofOld(Person person) {
    String old = "š" + UUID.randomUUID() + "@example.org";
    new Sql(headgate.databaseUrl())
        .update(
            "update platform.account set email = ?, email_refused = true where email = ?",
            old,
            person.email());
    return old;
  }

  private Response signUp(String address) {
    return post("/auth/signup", Map.of("email", address, "password", Person.PASSWORD));
  }

  private Response post(String path, Map<String, String> body) {
    return headgate.api().body(body).post(path);
  }

  private Response users(Map<String, ?> parameters) {
    return Person.administrator(headgate).asCaller().queryParams(parameters).get("/admin/users");
  }

  private static void assertRefused(Response response, String field) {
    response
        .then()
        .statusCode(400)
        .body("type", equalTo("urn:headgate:problem:invalid-request"))
        .body("errors.field", contains(field))
        .body("errors[0].message", containsString("must be an e-mail address"));
  }
}
