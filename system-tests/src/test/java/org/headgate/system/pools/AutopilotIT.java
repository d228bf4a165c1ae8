package org.headgate.system.pools;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.Response;
import java.time.Duration;
import java.util.Map;
import org.headgate.system.client.Person;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How the mode of the autopilot is set; {@link AutopilotActsIT} tests its actions. */
class AutopilotIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Headgate headgate = Headgate.shared();
  private Person operator;

  @BeforeEach
  void logIn() {
    operator = Person.operator(headgate);
  }

  @AfterEach
  void switchOff() {
    set("userdata", "off").then().statusCode(200);
  }

  @Test
  void autopilotIsOffByDefault() {
    get("platform")
        .then()
        .statusCode(200)
        .body("pool", equalTo("platform"))
        .body("mode", equalTo("off"))
        .body("source", equalTo("default"))
        .body("plan", nullValue())
        .body("wrong_predictions", equalTo(0));
    operator
        .asCaller()
        .get("/admin/pools/platform/autopilot/steps")
        .then()
        .statusCode(200)
        .body("items", empty());
  }

  @Test
  void operatorsSetTheModeAndSeeThePlan() {
    set("userdata", "advise")
        .then()
        .statusCode(200)
        .body("mode", equalTo("advise"))
        .body("source", equalTo("live"))
        .body("set_by", notNullValue());

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                get("userdata")
                    .then()
                    .body("plan.action", equalTo("leave"))
                    .body("plan.reason", notNullValue())
                    .body("plan.expected", nullValue()));
    Person.administrator(headgate)
        .asCaller()
        .get("/admin/audit?action=pool.autopilot_set")
        .then()
        .statusCode(200)
        .body("items.subject.id", hasItem("userdata"));
  }

  @Test
  void unknownModesAreRefused() {
    set("userdata", "always").then().statusCode(400);
    operator
        .asCaller()
        .body("{}")
        .put("/admin/pools/userdata/autopilot")
        .then()
        .statusCode(400)
        .body("errors.field", hasItem("mode"));
  }

  @Test
  void operatorLaneHasNoAutopilot() {
    get("operator").then().statusCode(404);
    get("spare").then().statusCode(404);
    set("operator", "act").then().statusCode(404);
  }

  private Response get(String pool) {
    return operator.asCaller().get("/admin/pools/" + pool + "/autopilot");
  }

  private Response set(String pool, String mode) {
    return operator
        .asCaller()
        .body(Map.of("mode", mode))
        .put("/admin/pools/" + pool + "/autopilot");
  }
}
