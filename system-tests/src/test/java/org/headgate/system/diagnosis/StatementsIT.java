package org.headgate.system.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.headgate.system.client.Person;
import org.headgate.system.database.Sql;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.Test;

/** Operators see the statements that hold a pool, the methods that send them, and their plans. */
class StatementsIT {

  /** An answer may be ten seconds old. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Headgate headgate = Headgate.shared();
  private final Person operator = Person.operator(headgate);

  private JsonPath statements(Person person, String pool) {
    return person
        .asCaller()
        .get("/admin/pools/" + pool + "/statements")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  @Test
  void platformStatementsAreShownWithMethodsAndPlans() {
    Person user = Person.user(headgate);
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              user.asCaller().get("/users/me/sessions").then().statusCode(200);
              JsonPath report = statements(operator, "platform");
              assertThat(report.getBoolean("counted")).isTrue();
              List<String> methods = report.getList("items.method");
              assertThat(methods).anyMatch(method -> method != null && method.contains("Session"));
              List<String> plans = report.getList("items.plan");
              assertThat(plans).anyMatch(plan -> plan != null && plan.contains("Scan"));
            });
  }

  @Test
  void sentValuesAreNotShown() {
    Person user = Person.user(headgate);
    user.asCaller().get("/users/me/sessions").then().statusCode(200);

    assertThat(operator.asCaller().get("/admin/pools/platform/statements").asString())
        .doesNotContain(user.email());
  }

  @Test
  void userDataAndOperatorPoolsHaveTheirOwnStatements() {
    Person.user(headgate).asCaller().get("/users/me/profile").then().statusCode(200);
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              List<String> statements = statements(operator, "userdata").getList("items.statement");
              assertThat(statements).isNotEmpty().allMatch(text -> text.contains("userdata."));
              assertThat(statements(operator, "operator").getList("items")).isNotEmpty();
            });
  }

  /** A pool that does little is not hidden by one that does much in the same database. */
  @Test
  void busyPoolDoesNotHideAPoolWithFewStatements() {
    Person.user(headgate).asCaller().get("/users/me/profile").then().statusCode(200);
    new Sql(headgate.databaseUrl())
        .runAll(
            IntStream.rangeClosed(1, 400)
                .mapToObj(columns -> String.join(", ", Collections.nCopies(columns, "1")))
                .map("select %s from platform.department, pg_sleep(0.003)"::formatted)
                .toList());
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(statements(operator, "userdata").getList("items")).isNotEmpty());
  }
}
