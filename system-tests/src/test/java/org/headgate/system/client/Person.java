package org.headgate.system.client;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.headgate.system.database.Sql;
import org.headgate.system.server.Headgate;
import org.headgate.system.server.Mailbox;

/** A person with an address and tokens of their own, who uses the service. */
public final class Person {

  public static final String PASSWORD = "nine lanterns over the weir";

  private static final String AGE_SESSIONS =
      "update platform.session set created_at = created_at - cast(? as interval)";

  private final Headgate headgate;
  private final String email;
  private final String home = Headgate.anyNetwork();
  private String accessToken = "";
  private String refreshToken = "";

  private Person(Headgate headgate, String email) {
    this.headgate = headgate;
    this.email = email;
  }

  /** Nobody knows them yet. */
  public static Person stranger(Headgate headgate) {
    return new Person(headgate, "ada-" + UUID.randomUUID() + "@example.org");
  }

  /** Signed up, verified, logged in. */
  public static Person user(Headgate headgate) {
    Person person = stranger(headgate);
    person.signUp();
    person.keep(person.verify(person.code()));
    return person;
  }

  /** Somebody who tends the pools. */
  public static Person operator(Headgate headgate) {
    Person person = user(headgate);
    administrator(headgate)
        .asCaller()
        .body(Map.of("roles", List.of("user", "operator")))
        .patch("/admin/users/" + person.me().path("id"))
        .then()
        .statusCode(200);
    person.keep(person.refresh(person.refreshToken()));
    return person;
  }

  public static Person administrator(Headgate headgate) {
    Headgate.Administrator known = headgate.administrator();
    Person person = new Person(headgate, known.email());
    person.keep(person.logIn(known.password()));
    return person;
  }

  /** The address that they sign up from. */
  public String home() {
    return home;
  }

  public String email() {
    return email;
  }

  public String accessToken() {
    return accessToken;
  }

  public String refreshToken() {
    return refreshToken;
  }

  /** The session that the access token belongs to, as the token says it. */
  public String sessionId() {
    return TokenClaims.of(accessToken).getString("sid");
  }

  public Response signUp() {
    return headgate
        .from(home)
        .body(Map.of("email", email, "password", PASSWORD, "full_name", "Ada Lovelace"))
        .post("/auth/signup");
  }

  public String code() {
    return headgate.mailbox(email).codeOfMail(1);
  }

  /** The mails that they got. */
  public Mailbox mailbox() {
    return headgate.mailbox(email);
  }

  public Response verify(String code) {
    return headgate
        .from(home)
        .body(Map.of("email", email, "code", code))
        .post("/auth/verify-email");
  }

  public Response logIn(String password) {
    return headgate.api().body(Map.of("email", email, "password", password)).post("/auth/login");
  }

  public Response askForLogInCode() {
    return headgate.api().body(Map.of("email", email)).post("/auth/otp");
  }

  public Response logInByCode(String code) {
    return headgate.api().body(Map.of("email", email, "code", code)).post("/auth/otp/verify");
  }

  public Response refresh(String token) {
    return headgate.api().body(Map.of("refresh_token", token)).post("/auth/refresh");
  }

  public Response logOut() {
    return headgate.api().body(Map.of("refresh_token", refreshToken)).post("/auth/logout");
  }

  public Response forgotPassword() {
    return headgate.api().body(Map.of("email", email)).post("/auth/password/forgot");
  }

  public Response resetPassword(String code, String newPassword) {
    return headgate
        .api()
        .body(Map.of("email", email, "code", code, "new_password", newPassword))
        .post("/auth/password/reset");
  }

  public Response changePassword(String current, String newPassword) {
    return asCaller()
        .body(Map.of("current_password", current, "new_password", newPassword))
        .post("/auth/password/change");
  }

  public Response changeEmail(String newEmail, String password) {
    return asCaller()
        .body(Map.of("new_email", newEmail, "password", password))
        .post("/users/me/email");
  }

  public Response confirmEmail(String code) {
    return asCaller().body(Map.of("code", code)).post("/users/me/email/confirm");
  }

  public Response delete(String password) {
    return asCaller().body(Map.of("password", password)).delete("/users/me");
  }

  public Response me() {
    return asCaller().get("/users/me");
  }

  public RequestSpecification asCaller() {
    return headgate.api().header("Authorization", "Bearer " + accessToken);
  }

  public void keep(Response tokens) {
    tokens.then().statusCode(200);
    accessToken = tokens.path("access_token");
    refreshToken = tokens.path("refresh_token");
  }

  /** Lets so much time pass since the log-in of the session that is held. */
  public void ageSession(Duration by) {
    new Sql(headgate.databaseUrl())
        .update(AGE_SESSIONS + " where id = cast(? as uuid)", by.toString(), sessionId());
  }

  /** As {@link #ageSession}, for all sessions of the account. */
  public void ageSessions(Duration by) {
    new Sql(headgate.databaseUrl())
        .update(
            AGE_SESSIONS + " where account_id = (select id from platform.account where email = ?)",
            by.toString(),
            email);
  }
}
