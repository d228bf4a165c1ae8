package org.headgate.system;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code ADMIN_SECOND_FACTOR=required}, which is not the default. */
class AdminSecondFactorIT {

  private static Headgate headgate;

  @BeforeAll
  static void start() throws InterruptedException {
    headgate =
        Headgate.started(
            "admin-second-factor",
            Map.of("ADMIN_SECOND_FACTOR", "required", "HEALTH_DETAILS", "when_authorized"));
    headgate.serve();
  }

  @AfterAll
  static void stop() {
    headgate.close();
  }

  @Test
  void aPrivilegedRoleIsUsedWithASecondFactorOnly() {
    Person administrator = Person.administrator(headgate);
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

    String halfway = administrator.logIn(headgate.administrator().password()).path("mfa_token");
    administrator.keep(
        headgate
            .api()
            .body(Map.of("mfa_token", halfway, "code", app.codeOfStep(1)))
            .post("/auth/mfa"));
    administrator.asCaller().get("/admin/users").then().statusCode(200);
    administrator.asCaller().get("/admin/pools").then().statusCode(200);
    healthOf(administrator).then().body("$", hasKey("checks"));
  }

  private static Response healthOf(Person person) {
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
