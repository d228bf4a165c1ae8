package org.headgate.system.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.headgate.system.client.Person;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Administrators manage the endpoints for events. */
class WebhookEndpointsIT {

  private static final String URL = "https://billing.example.org/hooks";

  private final Headgate headgate = Headgate.shared();
  private Person administrator;
  private String id;

  @BeforeEach
  void register() {
    administrator = Person.administrator(headgate);
    Response created =
        administrator
            .asCaller()
            .body(body("Billing", URL, "account.deleted", "account.created", "account.deleted"))
            .post("/admin/webhooks");
    created.then().statusCode(201).body("secret", startsWith("whsec_"));
    id = created.path("id");
    assertThat(created.header("Location")).endsWith("/admin/webhooks/" + id);
  }

  @AfterEach
  void remove() {
    administrator.asCaller().delete("/admin/webhooks/" + id);
  }

  @Test
  void endpointChangesAreAudited() {
    Response read = administrator.asCaller().get("/admin/webhooks/" + id);
    read.then()
        .statusCode(200)
        .body("name", equalTo("Billing"))
        .body("url", equalTo(URL))
        .body("event_types", contains("account.created", "account.deleted"))
        .body("is_active", equalTo(true))
        .body("secret", equalTo(null))
        .body("secrets.size()", equalTo(1));
    patch(Map.of("name", "Late"), "\"stale\"").then().statusCode(412);
    patch(Map.of("name", "Sales", "is_active", false), read.header("ETag"))
        .then()
        .statusCode(200)
        .body("name", equalTo("Sales"))
        .body("is_active", equalTo(false))
        .body("event_types", contains("account.created", "account.deleted"));
    patch(Map.of("name", "Sales", "is_active", false), "*").then().statusCode(200);
    administrator.asCaller().delete("/admin/webhooks/" + id).then().statusCode(204);
    administrator.asCaller().get("/admin/webhooks/" + id).then().statusCode(404);

    administrator
        .asCaller()
        .queryParam("subject", id)
        .get("/admin/audit")
        .then()
        .body("items.action", contains("webhook.deleted", "webhook.changed", "webhook.created"));
  }

  @Test
  void endpointIsReplacedAndKeepsItsSecret() {
    Response read = administrator.asCaller().get("/admin/webhooks/" + id);

    put(body("Sales", "https://sales.example.org/", "pool.finding"), "\"stale\"")
        .then()
        .statusCode(412);
    Response replaced =
        put(body("Sales", "https://sales.example.org/", "pool.finding"), read.header("ETag"));
    replaced
        .then()
        .statusCode(200)
        .body("name", equalTo("Sales"))
        .body("url", equalTo("https://sales.example.org/"))
        .body("event_types", contains("pool.finding"))
        .body("is_active", equalTo(true))
        .body("secrets", equalTo(read.path("secrets")));
    put(Map.of("url", URL), replaced.header("ETag"))
        .then()
        .statusCode(400)
        .body("errors.field", contains("event_types", "name"));
  }

  @Test
  void endpointsAreFilteredByEventType() {
    list("account.deleted").then().body("items.id", hasItem(id));
    list("pool.finding").then().body("items.id", not(hasItem(id)));
    list("account.erased").then().statusCode(400).body("errors.field", hasItem("event_type"));
  }

  @Test
  void repeatedRegistrationCreatesOneEndpoint() {
    String key = UUID.randomUUID().toString();
    List<Response> twice = List.of(registerWith(key), registerWith(key));

    assertThat(twice)
        .extracting(answer -> answer.path("id"))
        .containsOnly(twice.get(0).<String>path("id"));
    assertThat(twice)
        .extracting(answer -> answer.path("secret"))
        .containsOnly(twice.get(0).<String>path("secret"));
    administrator
        .asCaller()
        .delete("/admin/webhooks/" + twice.get(0).path("id"))
        .then()
        .statusCode(204);
  }

  @ParameterizedTest
  @CsvSource({
    "' ', https://example.org/, account.created, name",
    "Billing, ftp://example.org/, account.created, url",
    "Billing, https://ada@example.org/, account.created, url",
    "Billing, https://example.org/, account.erased, 'event_types[0]'"
  })
  void invalidValuesAreRefusedByField(String name, String url, String type, String field) {
    administrator
        .asCaller()
        .body(body(name, url, type))
        .post("/admin/webhooks")
        .then()
        .statusCode(400)
        .body("errors.field", hasItem(field));
  }

  @Test
  void privateAddressIsNotCalled() {
    patch(Map.of("url", "http://127.0.0.1:9/"), "*").then().statusCode(200);

    administrator
        .asCaller()
        .post("/admin/webhooks/" + id + "/test")
        .then()
        .statusCode(200)
        .body("outcome", equalTo("failed"))
        .body(
            "error",
            equalTo("the URL resolves to a loopback address, which webhooks must not reach"));
  }

  private Response registerWith(String key) {
    return administrator
        .asCaller()
        .header("Idempotency-Key", key)
        .body(body("Twice", URL, "pool.finding"))
        .post("/admin/webhooks");
  }

  private Response list(String type) {
    return administrator
        .asCaller()
        .queryParam("event_type", type)
        .queryParam("limit", 200)
        .get("/admin/webhooks");
  }

  private Response patch(Map<String, Object> patch, String ifMatch) {
    return administrator
        .asCaller()
        .header("If-Match", ifMatch)
        .body(patch)
        .patch("/admin/webhooks/" + id);
  }

  private Response put(Map<String, Object> body, String ifMatch) {
    return administrator
        .asCaller()
        .header("If-Match", ifMatch)
        .body(body)
        .put("/admin/webhooks/" + id);
  }

  private static Map<String, Object> body(String name, String url, String... types) {
    return Map.of("name", name, "url", url, "event_types", List.of(types));
  }
}
