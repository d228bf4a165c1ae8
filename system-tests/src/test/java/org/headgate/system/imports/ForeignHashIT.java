package org.headgate.system.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;

import io.restassured.response.Response;
import java.util.Map;
import org.headgate.system.client.Person;
import org.headgate.system.database.Sql;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Accounts with password hashes of other systems. */
class ForeignHashIT {

  private static Headgate headgate;
  private static Person administrator;

  private final Person ada = Person.stranger(headgate);

  @BeforeAll
  static void start() {
    headgate = Headgate.shared();
    administrator = Person.administrator(headgate);
  }

  @ParameterizedTest
  @CsvSource({
    "U*U*U, $2a$05$XXXXXXXXXXXXXXXXXXXXXOAcXxm9kjPGEMsLznoKqmqw7tc8WCx4a",
    "lètmein, pbkdf2_sha256$30000$seasalt$VrX+V8drCGo68wlvy6rfu8i1d1pfkdeXA4LJkRGJodY=",
    "password, '$argon2i$v=19$m=256,t=2,p=1$c29tZXNhbHQ$iekCn0Y3spW+sCcFanM2xBT63UP2sghkUoHLIUpWRS8'",
  })
  void foreignHashIsReplacedAtNextLogIn(String password, String hash) {
    create(Map.of("email", ada.email(), "password_hash", hash, "verified", true))
        .then()
        .statusCode(201);
    ada.logIn("not " + password).then().statusCode(401);
    assertThat(storedHash()).doesNotStartWith("$argon2id$v=19$m=19456,");

    ada.logIn(password).then().statusCode(200);

    assertThat(storedHash()).startsWith("$argon2id$v=19$m=");
    ada.logIn(password).then().statusCode(200);
    ada.logIn("not " + password).then().statusCode(401);
  }

  @Test
  void expensiveOrAmbiguousHashIsRefusedByField() {
    create(
            Map.of(
                "email",
                ada.email(),
                "password_hash",
                "$2a$31$XXXXXXXXXXXXXXXXXXXXXOAcXxm9kjPGEMsLznoKqmqw7tc8WCx4a"))
        .then()
        .statusCode(400)
        .body("errors.field", contains("password_hash"));
    create(
            Map.of(
                "email",
                ada.email(),
                "password",
                Person.PASSWORD,
                "password_hash",
                "$2a$05$XXXXXXXXXXXXXXXXXXXXXOAcXxm9kjPGEMsLznoKqmqw7tc8WCx4a"))
        .then()
        .statusCode(400)
        .body("errors.field", contains("password_hash"));
  }

  private static Response create(Map<String, Object> body) {
    return administrator.asCaller().body(body).post("/admin/users");
  }

  private String storedHash() {
    return new Sql(headgate.databaseUrl())
        .text("select password_hash from platform.account where email = ?", ada.email());
  }
}
