package org.headgate.system.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.headgate.system.client.Person;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The history of pools and nodes can be read afterwards. */
class HistoryIT {

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Headgate headgate = Headgate.shared();
  private Person administrator;

  @BeforeEach
  void logIn() {
    administrator = Person.administrator(headgate);
  }

  @Test
  void poolHistoryHasSecondResolution() {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              JsonPath history =
                  ask("pool=platform&series=in_use,max_size,hold_p95&from=" + ago(300));
              assertThat(history.getInt("step_seconds")).isEqualTo(1);
              assertThat(history.getList("items.series"))
                  .containsExactly("in_use", "max_size", "hold_p95");
              assertThat(history.getList("items[0].points").size()).isGreaterThan(2);
              assertThat(history.getList("items[1].points.value", Float.class))
                  .last()
                  .matches(size -> size > 0);
              assertThat(history.getString("items[2].unit")).isEqualTo("milliseconds");
            });
  }

  @Test
  void requestsAndLogInsAreCounted() {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              Person.user(headgate).logIn(Person.PASSWORD);
              JsonPath history =
                  ask("series=requests,log_ins,route:POST /auth/login&from=" + ago(60));
              assertThat(history.getList("items")).hasSize(3);
              for (int series = 0; series < 3; series++) {
                assertThat(history.getList("items[" + series + "].points.value", Float.class))
                    .anyMatch(rate -> rate > 0);
              }
            });
  }

  @Test
  void startIsMarked() {
    administrator
        .asCaller()
        .get("/admin/history?from=" + ago(3600 * 24) + "&step=3600")
        .then()
        .statusCode(200)
        .body("marks.kind", hasItem("start"))
        .body("marks.text", hasItem(startsWith("The node started with version ")));
  }

  @Test
  void historyOfAllNodesHasMinuteResolution() {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              JsonPath history = ask("pool=platform&node=all&from=" + ago(1800));
              assertThat(history.getInt("step_seconds")).isEqualTo(60);
              List<String> nodes = history.getList("items.node");
              assertThat(nodes).isNotEmpty();
              JsonPath one =
                  ask("pool=platform&from=" + ago(1800) + "&node=" + nodes.get(nodes.size() - 1));
              assertThat(one.getList("items")).hasSize(1);
            });
  }

  @ParameterizedTest
  @CsvSource({
    "pool=moon, pool",
    "pool=platform&series=moon, series",
    "from=yesterday, from",
    "to=never, to",
    "step=0, step",
    "from=2026-01-01T00:00:00Z&to=2026-01-30T00:00:00Z&step=1, step"
  })
  void invalidParameterIsRefusedByName(String query, String named) {
    Response refused = administrator.asCaller().get("/admin/history?" + query);

    refused.then().statusCode(400).body("errors[0].field", equalTo(named));
  }

  private JsonPath ask(String query) {
    Response answer = administrator.asCaller().get("/admin/history?" + query);
    answer.then().statusCode(200);
    return answer.jsonPath();
  }

  private static Instant ago(long seconds) {
    return Instant.now().minusSeconds(seconds);
  }
}
