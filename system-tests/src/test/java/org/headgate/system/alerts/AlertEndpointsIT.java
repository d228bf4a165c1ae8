package org.headgate.system.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.headgate.system.client.AtOnce;
import org.headgate.system.client.Person;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Concurrent changes of alert endpoints and rules by administrators. */
class AlertEndpointsIT {

  private static final String ENDPOINTS = "/admin/alerts/endpoints";
  private static final String RULES = "/admin/alerts/rules";

  private final Headgate headgate = Headgate.shared();
  private final Person administrator = Person.administrator(headgate);
  private String endpoint;

  @BeforeEach
  void create() {
    endpoint = ENDPOINTS + "/" + post("On call").then().statusCode(201).extract().path("id");
  }

  @AfterEach
  void delete() {
    List<String> ids = administrator.asCaller().get(ENDPOINTS).path("items.id");
    ids.forEach(id -> administrator.asCaller().delete(ENDPOINTS + "/" + id));
  }

  @Test
  void concurrentPatchesOfDifferentMembersAreAllKept() throws Exception {
    List<Map<String, Object>> patches =
        List.of(
            Map.of("name", "Night shift"),
            Map.of("url", "http://127.0.0.1:1/other"),
            Map.of("is_escalation", true),
            Map.of(
                "quiet_hours", Map.of("from", "22:00", "to", "06:00", "time_zone", "Europe/Rome")));

    List<Integer> answers = AtOnce.each(patches, patch -> patch(patch).statusCode());

    assertThat(answers).containsOnly(200).hasSize(patches.size());
    administrator
        .asCaller()
        .get(endpoint)
        .then()
        .body("name", equalTo("Night shift"))
        .body("url", equalTo("http://127.0.0.1:1/other"))
        .body("is_escalation", equalTo(true))
        .body("quiet_hours.time_zone", equalTo("Europe/Rome"));
  }

  @Test
  void concurrentPatchesWithSameETagApplyOnce() throws Exception {
    String seen = administrator.asCaller().get(endpoint).header("ETag");

    List<Integer> answers =
        AtOnce.each(
            List.of("A", "B", "C", "D"),
            name ->
                administrator
                    .asCaller()
                    .header("If-Match", seen)
                    .body(Map.of("name", name))
                    .patch(endpoint)
                    .statusCode());

    assertThat(answers).containsExactlyInAnyOrder(200, 412, 412, 412);
  }

  @ParameterizedTest
  @CsvSource({
    "pagerduty,routing_key,first",
    "slack,url,https://hooks.slack.example/services/first",
  })
  void changeOfASecretMakesTheETagStale(String kind, String secret, String first) {
    Map<String, Object> definition =
        Map.of("name", "Secret", "kind", kind, secret, first, "is_enabled", false);
    Response created = administrator.asCaller().body(definition).post(ENDPOINTS);
    String path = ENDPOINTS + "/" + created.then().statusCode(201).extract().path("id");
    String seen = administrator.asCaller().get(path).header("ETag");

    patch(path, Map.of(secret, first.replace("first", "second"))).then().statusCode(200);

    assertThat(administrator.asCaller().get(path).header("ETag")).isNotEqualTo(seen);
    administrator
        .asCaller()
        .header("If-Match", seen)
        .body(Map.of(secret, first))
        .patch(path)
        .then()
        .statusCode(412);
  }

  @Test
  void concurrentRuleReplacementsWithSameETagApplyOnce() throws Exception {
    Response previous = administrator.asCaller().get(RULES);
    String seen = previous.header("ETag");
    Map<String, Object> present = previous.jsonPath().getMap("$");
    try {
      List<Integer> answers =
          AtOnce.each(
              List.of("PT16M", "PT17M", "PT18M", "PT19M"),
              escalation -> {
                Map<String, Object> rules = new HashMap<>(present);
                rules.put("escalate_after", escalation);
                return administrator
                    .asCaller()
                    .header("If-Match", seen)
                    .body(rules)
                    .put(RULES)
                    .statusCode();
              });

      assertThat(answers).containsExactlyInAnyOrder(200, 412, 412, 412);
    } finally {
      administrator.asCaller().body(present).put(RULES).then().statusCode(200);
    }
  }

  @Test
  void duplicateNameIsRefused() {
    post("Pager").then().statusCode(201);

    post("Pager").then().statusCode(409);
    patch(Map.of("name", "Pager"))
        .then()
        .statusCode(409)
        .body("type", equalTo("urn:headgate:problem:conflict"));
    patch(Map.of("name", "On call")).then().statusCode(200);
  }

  @Test
  void concurrentCreationsWithSameNameSucceedOnce() throws Exception {
    List<Integer> answers =
        AtOnce.each(Collections.nCopies(16, "Pager"), name -> post(name).statusCode());

    assertThat(answers).containsOnlyOnce(201).contains(409).containsOnly(201, 409);
    assertThat(names()).containsExactlyInAnyOrder("On call", "Pager");
  }

  @Test
  void concurrentRenamesToSameNameSucceedOnce() throws Exception {
    List<String> others =
        IntStream.range(0, 8)
            .mapToObj(number -> ENDPOINTS + "/" + post("Other " + number).path("id"))
            .toList();

    List<Integer> answers =
        AtOnce.each(others, other -> patch(other, Map.of("name", "Pager")).statusCode());

    assertThat(answers).containsOnlyOnce(200).contains(409).containsOnly(200, 409);
    assertThat(names()).containsOnlyOnce("Pager");
  }

  @Test
  void concurrentCreationsStayWithinTheLimit() throws Exception {
    for (int number = 0; number < 41; number++) {
      post("Other " + number).then().statusCode(201);
    }

    List<Integer> answers =
        AtOnce.each(
            IntStream.range(0, 16).mapToObj(number -> "Late " + number).toList(),
            name -> post(name).statusCode());

    assertThat(answers).filteredOn(status -> status == 201).hasSize(8);
    assertThat(answers).filteredOn(status -> status == 409).hasSize(8);
    assertThat(names()).hasSize(50);
  }

  @Test
  void errorsWithinRulesAreNamedByPath() {
    Map<String, Object> rules =
        new HashMap<>(administrator.asCaller().get(RULES).jsonPath().getMap("$"));
    rules.put("heartbeat", Map.of("every", "PT1M"));
    rules.put("rules", List.of(Map.of("kind", "leak", "is_enabled", true, "hold", "PT1M")));

    administrator
        .asCaller()
        .body(rules)
        .put(RULES)
        .then()
        .statusCode(400)
        .body("errors.field", equalTo(List.of("heartbeat.url", "rules[0].severity")));
  }

  @Test
  void repeatedCreationGivesTheFirstAnswer() {
    String key = UUID.randomUUID().toString();
    Response first = keyed(key, "Twice");
    first.then().statusCode(201);
    Response again = keyed(key, "Twice");

    again.then().statusCode(201).header("Idempotency-Replayed", "true");
    assertThat(again.asString()).isEqualTo(first.asString());
    keyed(key, "Otherwise").then().statusCode(422);
    assertThat(names()).containsOnlyOnce("Twice");
  }

  private Response keyed(String key, String name) {
    return post(administrator.asCaller().header("Idempotency-Key", key), name);
  }

  private Response post(String name) {
    return post(administrator.asCaller(), name);
  }

  private static Response post(RequestSpecification caller, String name) {
    return caller
        .body(
            Map.of(
                "name",
                name,
                "kind",
                "webhook",
                "url",
                "http://127.0.0.1:1/nobody",
                "is_enabled",
                false))
        .post(ENDPOINTS);
  }

  private Response patch(Map<String, Object> change) {
    return patch(endpoint, change);
  }

  private Response patch(String path, Map<String, Object> change) {
    return administrator.asCaller().body(change).patch(path);
  }

  private List<String> names() {
    return administrator.asCaller().get(ENDPOINTS).path("items.name");
  }
}
