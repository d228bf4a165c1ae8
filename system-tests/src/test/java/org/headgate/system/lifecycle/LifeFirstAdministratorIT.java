package org.headgate.system.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.util.Map;
import org.headgate.system.client.Person;
import org.headgate.system.database.Sql;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The first administrator is created once for each database, whatever becomes of the account. */
class LifeFirstAdministratorIT {

  private static Headgate headgate;
  private static Sql database;

  @BeforeAll
  static void start() throws InterruptedException {
    headgate = Headgate.started("first-administrator", Map.of());
    headgate.serve();
    database = new Sql(headgate.databaseUrl());
  }

  @AfterAll
  static void stop() {
    headgate.close();
  }

  @Test
  void restartCreatesNoSecondAdministratorAfterAnAddressChange() throws Exception {
    Person administrator = Person.administrator(headgate);
    Person elsewhere = Person.stranger(headgate);
    administrator
        .changeEmail(elsewhere.email(), headgate.administrator().password())
        .then()
        .statusCode(202);
    administrator.confirmEmail(elsewhere.code()).then().statusCode(200);

    headgate.endServer();
    headgate.serve();

    logIn(headgate.administrator().email()).then().statusCode(401);
    logIn(elsewhere.email()).then().statusCode(200);
    assertThat(database.text("select count(*) from platform.account where 'admin' = any (roles)"))
        .isEqualTo("1");
  }

  private static Response logIn(String email) {
    return headgate
        .api()
        .body(Map.of("email", email, "password", headgate.administrator().password()))
        .post("/auth/login");
  }
}
