package org.headgate.system.alerts;

import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.headgate.system.client.Person;
import org.headgate.system.receivers.AlertReceiverServer;

/** Alerts and their endpoints, as an administrator sees and changes them. */
public record AlertAdministration(Person administrator, AlertReceiverServer receiver) {

  /** How long each cause must last, and be gone; no heartbeat. */
  public void hold(String hold) {
    Map<String, Object> changed = rules();
    List<Map<String, Object>> rules =
        administrator.asCaller().get("/admin/alerts/rules").jsonPath().getList("rules");
    rules.forEach(rule -> rule.put("hold", hold));
    changed.put("rules", rules);
    changed.put("heartbeat", null);
    put(changed);
  }

  void heartbeat(String path, String every) {
    Map<String, Object> changed = rules();
    changed.put("heartbeat", Map.of("url", receiver.url(path), "every", every));
    put(changed);
  }

  private Map<String, Object> rules() {
    return new HashMap<>(
        administrator.asCaller().get("/admin/alerts/rules").jsonPath().getMap("$"));
  }

  private void put(Map<String, Object> rules) {
    administrator.asCaller().body(rules).put("/admin/alerts/rules").then().statusCode(200);
  }

  Map<String, Object> webhook(String path) {
    return new HashMap<>(
        Map.of("name", "Hook " + path, "kind", "webhook", "url", receiver.url(path)));
  }

  public JsonPath create(String path) {
    return endpoint(webhook(path));
  }

  JsonPath endpoint(Map<String, Object> endpoint) {
    return administrator
        .asCaller()
        .body(endpoint)
        .post("/admin/alerts/endpoints")
        .then()
        .statusCode(201)
        .extract()
        .jsonPath();
  }

  void pager(String path) {
    endpoint(
        Map.of(
            "name", "Pager",
            "kind", "pagerduty",
            "url", receiver.url(path),
            "routing_key", "R0UTING"));
  }

  public void deleteEndpoints() {
    List<String> ids = administrator.asCaller().get("/admin/alerts/endpoints").path("items.id");
    ids.forEach(
        id ->
            administrator
                .asCaller()
                .delete("/admin/alerts/endpoints/" + id)
                .then()
                .statusCode(204));
  }

  public JsonPath alerts() {
    return administrator.asCaller().get("/admin/alerts").jsonPath();
  }

  public List<String> open() {
    return alerts().getList("items.findAll { it.resolved_at == null }.id");
  }

  /** The id of the alert of this kind, as soon as the node that is asked has opened it. */
  String awaitId(String kind) {
    return Awaitility.await()
        .until(
            () -> alerts().getString("items.find { it.kind == '%s' }?.id".formatted(kind)),
            Objects::nonNull);
  }

  /** Acknowledges an open alert. */
  public void acknowledge(String id) {
    administrator
        .asCaller()
        .post("/admin/alerts/" + id + "/acknowledgement")
        .then()
        .log()
        .ifValidationFails()
        .statusCode(200)
        .body("acknowledged_at", notNullValue())
        .body("resolved_at", nullValue());
  }

  boolean isSeenSince(Instant since) {
    List<String> seen = alerts().getList("items.findAll { it.resolved_at == null }.seen_at");
    return seen.stream().anyMatch(at -> Instant.parse(at).isAfter(since));
  }
}
