package org.headgate.system.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.headgate.system.client.Person;
import org.headgate.system.client.ServiceClient;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Service accounts as administrators see them: creation, secrets, limits and the audit log. */
class ServiceAccountsIT extends ServiceAccountSteps {
  @Test
  void secretIsRotatedWithOverlapAndAtMostTwoExist() {
    ServiceClient orders = ServiceClient.with(headgate);
    String old = orders.secretId();
    String previous = orders.secret();
    orders.drawSecret();
    orders.addSecret().then().statusCode(409);
    orders.askForToken().then().statusCode(200);

    orders.removeSecret(old).then().statusCode(204);

    orders.removeSecret(old).then().statusCode(404);
    orders.askForToken().then().statusCode(200);
    refused(
        ServiceClient.form(headgate.api())
            .auth()
            .preemptive()
            .basic(orders.id(), previous)
            .formParam("grant_type", "client_credentials")
            .post("/oauth/token"));
    orders.read().then().body("secrets.id", contains(orders.secretId()));
    assertThat(orders.read().asString()).doesNotContain("hgs_");
  }

  @Test
  void networkGuessesAreLimitedButRightSecretIsAccepted() {
    ServiceClient orders = ServiceClient.with(headgate);
    String network = Headgate.ownNetwork();
    Response guess = guess(orders, network);
    guess.then().statusCode(401);
    int guesses = 0;
    while (guess.statusCode() == 401 && guesses++ < 400) {
      guess = guess(orders, network);
    }

    guess
        .then()
        .statusCode(429)
        .header("Retry-After", notNullValue())
        .body("type", equalTo("urn:headgate:problem:too-many-attempts"));
    ServiceClient.form(headgate.from(network))
        .auth()
        .preemptive()
        .basic(orders.id(), orders.secret())
        .formParam("grant_type", "client_credentials")
        .post("/oauth/token")
        .then()
        .statusCode(200);
  }

  @Test
  void changesOfServiceAccountsAreAudited() {
    ServiceClient orders = ServiceClient.with(headgate, "introspect");
    orders
        .change(Map.of("name", "Billing", "scopes", List.of("b", "a", "a")))
        .then()
        .statusCode(200)
        .body("name", equalTo("Billing"))
        .body("scopes", contains("a", "b"));
    orders.change(Map.of("name", "Billing", "scopes", List.of("b", "a"))).then().statusCode(200);
    orders
        .administrator()
        .asCaller()
        .header("If-Match", "\"stale\"")
        .body(Map.of("name", "Late"))
        .patch("/admin/service-accounts/" + orders.id())
        .then()
        .statusCode(412);
    orders.askForToken();
    orders.delete().then().statusCode(204);
    orders.read().then().statusCode(404);

    orders
        .administrator()
        .asCaller()
        .queryParam("subject", orders.id())
        .get("/admin/audit")
        .then()
        .body(
            "items.action",
            contains(
                "service_account.deleted",
                "service_account.token_issued",
                "service_account.changed",
                "service_account.secret_added",
                "service_account.created"))
        .body("items[1].actor", equalTo(orders.id()));
  }

  @Test
  void serviceAccountsAreListedOldestFirst() {
    ServiceClient one = ServiceClient.with(headgate);
    ServiceClient two = ServiceClient.with(headgate);

    List<String> ids =
        one.administrator()
            .asCaller()
            .queryParam("limit", 200)
            .get("/admin/service-accounts")
            .jsonPath()
            .getList("items.id");

    assertThat(ids).containsSubsequence(one.id(), two.id());
  }

  @ParameterizedTest
  @CsvSource({"' ', a, name", "Orders, 'a b', scopes", "Orders, '', scopes"})
  void invalidValuesAreRefusedByField(String name, String scope, String field) {
    Person.administrator(headgate)
        .asCaller()
        .body(Map.of("name", name, "scopes", List.of(scope)))
        .post("/admin/service-accounts")
        .then()
        .statusCode(400)
        .body("errors.field", hasItem(field));
  }

  private Response guess(ServiceClient client, String network) {
    return ServiceClient.form(headgate.from(network))
        .auth()
        .preemptive()
        .basic(client.id(), "hgs_guess")
        .formParam("grant_type", "client_credentials")
        .post("/oauth/token");
  }
}
