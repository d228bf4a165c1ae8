package org.headgate.system.alerts;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.Response;
import java.util.Collections;
import java.util.Map;
import org.headgate.system.client.Person;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Merge patches of an alert endpoint's quiet hours (RFC 7396). */
class QuietHoursIT {

  private static final String ENDPOINTS = "/admin/alerts/endpoints";

  private final Person administrator = Person.administrator(Headgate.shared());
  private String endpoint;

  @BeforeEach
  void create() {
    Map<String, Object> definition =
        Map.of("name", "Quiet", "kind", "pagerduty", "routing_key", "quiet", "is_enabled", false);
    Response created = administrator.asCaller().body(definition).post(ENDPOINTS);
    endpoint = ENDPOINTS + "/" + created.then().statusCode(201).extract().path("id");
  }

  @AfterEach
  void delete() {
    administrator.asCaller().delete(endpoint).then().statusCode(204);
  }

  @Test
  void membersThatAreLeftOutStay() {
    patch(Map.of("from", "22:00", "to", "06:00", "time_zone", "UTC")).then().statusCode(200);

    patch(Map.of("to", "07:30"))
        .then()
        .statusCode(200)
        .body("quiet_hours.from", equalTo("22:00"))
        .body("quiet_hours.to", equalTo("07:30"))
        .body("quiet_hours.time_zone", equalTo("UTC"));
    patch(Map.of()).then().statusCode(200).body("quiet_hours.to", equalTo("07:30"));
    patch(null).then().statusCode(200).body("quiet_hours", nullValue());
  }

  @Test
  void incompleteHoursAreRefusedByName() {
    patch(Map.of("from", "22:00"))
        .then()
        .statusCode(400)
        .body("errors.field", hasItem("quiet_hours.time_zone"));
    patch(Map.of("from", "22:00", "to", "06:00", "time_zone", "UTC")).then().statusCode(200);
    patch(Collections.singletonMap("to", null))
        .then()
        .statusCode(400)
        .body("errors.field", hasItem("quiet_hours"));
    patch(Map.of("until", "07:30"))
        .then()
        .statusCode(400)
        .body("errors.field", hasItem("quiet_hours.until"));
  }

  private Response patch(Map<String, String> hours) {
    return administrator
        .asCaller()
        .body(Collections.singletonMap("quiet_hours", hours))
        .patch(endpoint);
  }
}
