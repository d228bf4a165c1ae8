package org.headgate.system.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The number of statements for lists and for the caller's own account. */
class DirectoryStatementsIT extends DirectorySteps {

  @AfterEach
  void remove() throws SQLException {
    headgate.execute("delete from platform.account where email like 'counted-%'");
    headgate.execute("delete from platform.department where name like 'Counted %'");
  }

  @Test
  void listsUseAConstantNumberOfStatements() throws SQLException {
    remove();
    headgate.execute(
        """
        with department as (
          insert into platform.department (id, name, created_at)
          select gen_random_uuid(), 'Counted ' || n, now() from generate_series(1, 100) n returning id)
        insert into platform.account (id, email, password_hash, department_id, email_verified_at, created_at)
        select gen_random_uuid(), 'counted-' || id || '@example.org', 'x', id, now(), now() from department
        """);
    try (StatementLog statements = new StatementLog(headgate)) {
      assertThat(
              statements.during("platform.department", () -> directory.users(Map.of("limit", 1))))
          .hasSize(2);
      assertThat(
              statements.during("platform.department", () -> directory.users(Map.of("limit", 100))))
          .as("the caller and the list")
          .hasSize(2);
      assertThat(
              statements.during(
                  "platform.department",
                  () ->
                      administrator
                          .asCaller()
                          .queryParam("limit", 100)
                          .get("/admin/departments")
                          .then()
                          .statusCode(200)
                          .body("items.size()", equalTo(100))))
          .hasSize(2);
    }
    assertThat(
            directory
                .users(Map.of("query", "counted-", "limit", 200))
                .<List<String>>path("items.id"))
        .hasSize(100);
  }

  @Test
  void ownAccountIsReadInOneStatement() throws SQLException {
    administrator.me().then().statusCode(200);

    try (StatementLog statements = new StatementLog(headgate)) {
      assertThat(
              statements.during(
                  "platform.session", () -> administrator.me().then().statusCode(200)))
          .singleElement()
          .asString()
          .contains("platform.account", "platform.signing_key");
    }
  }

  @Test
  void frequentStatementsArePreparedOnTheServer() throws SQLException {
    List<Runnable> others =
        List.of(
            () -> directory.users(Map.of("limit", 1)),
            () -> administrator.asCaller().get("/admin/departments").then().statusCode(200),
            () -> administrator.asCaller().get("/users/me/sessions").then().statusCode(200),
            () -> administrator.asCaller().get("/schedules").then().statusCode(200),
            () -> administrator.asCaller().get("/admin/audit").then().statusCode(200));

    try (StatementLog statements = new StatementLog(headgate)) {
      await()
          .untilAsserted(
              () -> {
                others.forEach(Runnable::run);
                assertThat(
                        statements.during(
                            "platform.session", () -> administrator.me().then().statusCode(200)))
                    .singleElement()
                    .asString()
                    .contains("execute S_");
              });
    }
  }
}
