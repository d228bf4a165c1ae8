package org.headgate.scenario;

import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.headgate.launcher.PortAllocator;
import org.headgate.system.client.Authenticator;
import org.headgate.system.client.Person;
import org.headgate.system.client.SoftPasskey;
import org.headgate.system.server.Headgate;
import org.headgate.testbed.Debugger;
import org.headgate.testbed.PostgresServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** A server whose pool a test holds, with people who log in meanwhile. */
abstract class StuckPoolSteps {
  static final int MAX_ATTEMPTS = 10;
  static int debugPort;
  static PostgresServer postgres;
  static Headgate headgate;
  static Headgate.Administrator administrator;
  static Person user;
  static Person operator;
  static Authenticator app;
  static List<String> recoveryCodes;
  static SoftPasskey passkey;

  @BeforeAll
  static void start() throws Exception {
    debugPort = new PortAllocator().any();
    postgres = PostgresServer.started("stuck-database");
    headgate = Headgate.withoutDatabase("stuck", variables());
    headgate.serve();
    administrator = headgate.administrator();
    user = settled(() -> Person.user(headgate));
    operator = settled(() -> Person.operator(headgate));
    addFactors();
    Person first = settled(() -> Person.user(headgate));
    first.asCaller().post("/auth/logout-all").then().statusCode(204);
  }

  /** Pools of one connection. */
  private static Map<String, String> variables() {
    return Map.of(
        "DATABASE_URL",
        postgres.url(),
        "DB_COMMAND_TIMEOUT",
        "5",
        "PLATFORM_DB_POOL_SIZE",
        "1",
        "PLATFORM_DB_MAX_OVERFLOW",
        "0",
        "USERDATA_DB_POOL_SIZE",
        "1",
        "USERDATA_DB_MAX_OVERFLOW",
        "0",
        "JDK_JAVA_OPTIONS",
        Debugger.option(debugPort));
  }

  /** Gives the operator an app with recovery codes, and a passkey. */
  private static void addFactors() {
    app = new Authenticator(operator.asCaller().post("/users/me/totp").path("secret"));
    recoveryCodes =
        operator
            .asCaller()
            .body(Map.of("code", app.code()))
            .post("/users/me/totp/confirm")
            .path("recovery_codes");
    passkey = new SoftPasskey(headgate.url(""));
    operator
        .asCaller()
        .body("{\"name\":\"Key\",\"credential\":" + passkey.made(passkeyOptions()) + "}")
        .post("/users/me/passkeys")
        .then()
        .statusCode(201);
  }

  /** With one connection a preparation may be refused with Retry-After. */
  static Person settled(Supplier<Person> preparation) {
    for (int attempt = 1; ; attempt++) {
      try {
        return preparation.get();
      } catch (AssertionError e) {
        if (attempt == MAX_ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  @AfterAll
  static void stop() {
    headgate.close();
    postgres.close();
  }

  static Response passkeyOptions() {
    return operator
        .asCaller()
        .body(Map.of("password", Person.PASSWORD))
        .post("/users/me/passkeys/options");
  }
}
