package org.headgate.system.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.both;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;

import io.restassured.response.Response;
import java.util.Map;
import org.headgate.system.client.Authenticator;
import org.headgate.system.client.Person;
import org.headgate.system.database.Sql;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.Test;

/** Settings that are stricter than the defaults. */
class StricterSettingsIT {

  private final Headgate headgate = Headgate.strict();

  @Test
  void privilegedRoleRequiresASecondFactor() {
    Person administrator = Person.user(headgate);
    new Sql(headgate.databaseUrl())
        .update(
            "update platform.account set roles = '{user,admin}' where email = ?",
            administrator.email());
    administrator.keep(administrator.refresh(administrator.refreshToken()));
    isRefused(administrator.asCaller().get("/admin/users"));
    isRefused(administrator.asCaller().get("/admin/pools"));
    healthOf(administrator).then().body("$", not(hasKey("checks")));
    administrator.me().then().statusCode(200);

    Response form = administrator.asCaller().post("/users/me/totp");
    Authenticator app = new Authenticator(form.path("secret"));
    administrator
        .asCaller()
        .body(Map.of("code", app.code()))
        .post("/users/me/totp/confirm")
        .then()
        .statusCode(200);
    isRefused(administrator.asCaller().get("/admin/users"));

    String mfaToken = administrator.logIn(Person.PASSWORD).path("mfa_token");
    administrator.keep(
        headgate
            .api()
            .body(Map.of("mfa_token", mfaToken, "code", app.codeOfStep(1)))
            .post("/auth/mfa"));
    administrator.asCaller().get("/admin/users").then().statusCode(200);
    administrator.asCaller().get("/admin/pools").then().statusCode(200);
    healthOf(administrator).then().body("$", hasKey("checks"));
  }

  @Test
  void configuredPasswordLengthIsEnforced() {
    Person ada = Person.user(headgate);

    ada.changePassword(Person.PASSWORD, "weir-nine-9")
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("new_password"))
        .body("errors[0].message", equalTo("must have 12 to 128 characters"));
    ada.changePassword(Person.PASSWORD, "weir-nine-99").then().statusCode(204);
  }

  @Test
  void passwordsAreRehashedAtTheConfiguredCost() {
    Person ada = Person.user(headgate);
    assertThat(hashOf(ada)).startsWith("$argon2id$v=19$m=19456,t=3,p=1$");
    new Sql(headgate.databaseUrl())
        .update(
            "update platform.account set password_hash = ? where email = ?",
            "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
            ada.email());

    ada.logIn("not the password").then().statusCode(401);
    assertThat(hashOf(ada)).contains("m=256");
    ada.logIn("password").then().statusCode(200);

    assertThat(hashOf(ada)).startsWith("$argon2id$v=19$m=19456,t=3,p=1$");
    ada.logIn("password").then().statusCode(200);
    ada.me().then().statusCode(200);
  }

  private String hashOf(Person person) {
    return new Sql(headgate.databaseUrl())
        .text("select password_hash from platform.account where email = ?", person.email());
  }

  @Test
  void sessionHasIdleTimeoutAndLifetime() {
    Person ada = Person.user(headgate);
    ada.refresh(ada.refreshToken())
        .then()
        .statusCode(200)
        .body("refresh_expires_in", equalTo(1800));

    ada.keep(ada.logIn(Person.PASSWORD));
    ageSession(ada, "11 hours 50 minutes");
    Response last = ada.refresh(ada.refreshToken());
    last.then()
        .statusCode(200)
        .body("refresh_expires_in", both(greaterThan(540)).and(lessThan(601)));
    ada.keep(last);
    ada.me().then().statusCode(200);

    ageSession(ada, "10 minutes");
    ada.me().then().statusCode(401);
    ada.refresh(ada.refreshToken()).then().statusCode(401);
  }

  private void ageSession(Person person, String age) {
    new Sql(headgate.databaseUrl())
        .update(
            """
            update platform.session set created_at = created_at - cast(? as interval),
                   expires_at = least(expires_at, created_at - cast(? as interval) + interval '12 hours')
             where id = cast(? as uuid)
            """,
            age,
            age,
            person.sessionId());
  }

  private Response healthOf(Person person) {
    return headgate
        .root()
        .header("Authorization", "Bearer " + person.accessToken())
        .get("/health/detailed");
  }

  private static void isRefused(Response response) {
    response
        .then()
        .statusCode(403)
        .body("type", equalTo("urn:headgate:problem:second-factor-required"));
  }
}
