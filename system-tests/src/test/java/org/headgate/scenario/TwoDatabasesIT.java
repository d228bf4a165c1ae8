package org.headgate.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;

import io.restassured.response.ValidatableResponse;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.headgate.system.client.Person;
import org.headgate.system.server.Headgate;
import org.headgate.system.server.Health;
import org.headgate.testbed.PostgresServer;
import org.junit.jupiter.api.Test;

/** Platform and user data in two databases. */
class TwoDatabasesIT {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Test
  void bothDatabasesAreVerifiedAndKeepTheirOwnData() throws Exception {
    try (PostgresServer platform = PostgresServer.started("two-platform");
        PostgresServer userdata = PostgresServer.started("two-userdata");
        Headgate headgate =
            Headgate.withoutDatabase(
                "two",
                Map.of(
                    "DATABASE_URL",
                    platform.url(),
                    "USERDATA_DATABASE_URL",
                    userdata.url(),
                    "DB_ECHO",
                    "true"))) {
      headgate.serve();
      Person person = Person.user(headgate);
      Person administrator = Person.administrator(headgate);
      person
          .asCaller()
          .body(Map.of("display_name", "Ada"))
          .put("/users/me/profile")
          .then()
          .statusCode(200);

      assertDataIsApart(platform, userdata);
      assertThat(Files.readString(headgate.logs().resolve("trace.log")))
          .contains("insert into platform.account")
          .doesNotContain(person.email());
      assertStatementsAreOfUserDataAlone(administrator);
      assertPlatformServesWithoutUserData(headgate, userdata, person, administrator);
      person.asCaller().get("/users/me/profile").then().body("display_name", equalTo("Ada"));
    }
  }

  private static void assertDataIsApart(PostgresServer platform, PostgresServer userdata)
      throws SQLException {
    assertThat(count(userdata, "userdata.profile")).isEqualTo(1);
    assertThat(count(platform, "platform.account")).isGreaterThan(1);
    assertThat(schemas(platform)).contains("platform").doesNotContain("userdata");
    assertThat(schemas(userdata)).contains("userdata").doesNotContain("platform");
  }

  private static void assertStatementsAreOfUserDataAlone(Person administrator) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                statements(administrator)
                    .body("counted", equalTo(true))
                    .body("items.statement", everyItem(containsString("userdata.")))
                    .body("items.plan", hasItem(containsString("profile"))));
  }

  /** The database of user data crashes, and is back at the end. */
  private static void assertPlatformServesWithoutUserData(
      Headgate headgate, PostgresServer userdata, Person person, Person administrator)
      throws Exception {
    Health health = new Health(headgate);
    userdata.crash();
    health.awaitState("userdata", "DOWN");
    headgate.root().get("/health/ready").then().statusCode(503);
    person.me().then().statusCode(200);
    person.asCaller().get("/users/me/profile").then().statusCode(503);
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> statements(administrator).body("note", containsString("gives no answer")));

    userdata.start();
    health.awaitReady();
  }

  private static ValidatableResponse statements(Person administrator) {
    return administrator.asCaller().get("/admin/pools/userdata/statements").then().statusCode(200);
  }

  private static int count(PostgresServer server, String table) throws SQLException {
    return server.number("select count(*) from " + table);
  }

  private static String schemas(PostgresServer server) throws SQLException {
    try (Connection connection = DriverManager.getConnection(server.jdbcUrl("postgres"));
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("select string_agg(nspname, ' ') from pg_namespace")) {
      row.next();
      return row.getString(1);
    }
  }
}
