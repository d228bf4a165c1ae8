package org.headgate.system.personaltokens;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.headgate.system.client.Authenticator;
import org.headgate.system.client.Person;
import org.headgate.system.client.ServiceClient;
import org.junit.jupiter.api.Test;

/** Answers with a token or a secret forbid caching (RFC 6749, 5.1). */
class SecretAnswersIT extends PersonalTokenSteps {

  private static final String NAME = "Night watch";

  private final Person administrator = Person.administrator(headgate);
  private final Map<String, Response> answers = new LinkedHashMap<>();

  @Test
  void logInTokensAreNotCacheable() {
    Person ada = Person.stranger(headgate);
    ada.signUp();
    record("verify-email", ada.verify(ada.code()));
    record("login", ada.logIn(Person.PASSWORD));
    record("refresh", ada.refresh(answers.get("login").path("refresh_token")));
    ada.askForLogInCode();
    record("otp/verify", ada.logInByCode(ada.mailbox().codeOfMail(2)));

    assertKeptByNoCache("refresh_token");
  }

  @Test
  void accountTokensAndSecretsAreNotCacheable() {
    Person ada = Person.user(headgate);
    record("access-tokens", create(ada, "account:read"));
    assertKeptByNoCache("token");

    answers.clear();
    record("totp", ada.asCaller().post("/users/me/totp"));
    String code = new Authenticator(answers.get("totp").path("secret")).code();
    record(
        "totp/confirm", ada.asCaller().body(Map.of("code", code)).post("/users/me/totp/confirm"));

    assertKeptByNoCache("secret", "recovery_codes");
  }

  @Test
  void administrativeSecretsAreNotCacheable() {
    String hook = "http://127.0.0.1:1/nobody";
    record(
        "webhooks",
        administrator
            .asCaller()
            .header("Idempotency-Key", UUID.randomUUID())
            .body(
                Map.of("name", NAME, "url", hook, "event_types", new String[] {"account.deleted"}))
            .post("/admin/webhooks"));
    String webhook = "/admin/webhooks/" + answers.get("webhooks").path("id");
    record("webhooks/secrets", administrator.asCaller().post(webhook + "/secrets"));
    record(
        "alerts/endpoints",
        administrator
            .asCaller()
            .body(Map.of("name", NAME, "kind", "webhook", "url", hook, "is_enabled", false))
            .post("/admin/alerts/endpoints"));
    String endpoint = "/admin/alerts/endpoints/" + answers.get("alerts/endpoints").path("id");
    ServiceClient orders = ServiceClient.with(headgate, "orders:read");
    record("service-accounts/secrets", orders.addSecret());
    administrator.asCaller().delete(webhook).then().statusCode(204);
    administrator.asCaller().delete(endpoint).then().statusCode(204);

    assertKeptByNoCache("secret", "client_secret");
  }

  @Test
  void scheduleSecretsAreNotCacheable() {
    Person ada = Person.user(headgate);
    record(
        "schedules",
        ada.asCaller()
            .body(
                Map.of(
                    "name",
                    NAME,
                    "trigger",
                    Map.of("type", "interval", "every", "PT1H"),
                    "action",
                    Map.of("type", "webhook", "url", "http://127.0.0.1:1/nobody")))
            .post("/schedules"));
    String schedule = "/schedules/" + answers.get("schedules").path("id");
    record("schedules/secrets", ada.asCaller().post(schedule + "/secrets"));

    assertKeptByNoCache("secret", "action.secret");
  }

  /** A cache of HTTP/1.0 reads the other header. */
  @Test
  void tokenEndpointResponsesAreNotCacheable() {
    ServiceClient orders = ServiceClient.with(headgate, "orders:read");
    record("token", orders.askForToken());
    assertKeptByNoCache("access_token");
    record("refused", orders.post().formParam("grant_type", "password").post("/oauth/token"));
    record(
        "otherwise spelled",
        orders.post().formParam("grant_type", "client_credentials").post("/oauth/token/"));

    assertThat(answers.get("refused").statusCode()).isEqualTo(400);
    assertThat(answers.values())
        .allSatisfy(
            answer -> {
              assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
              assertThat(answer.header("Pragma")).isEqualTo("no-cache");
            });
  }

  private void record(String endpoint, Response answer) {
    answers.put(endpoint, answer);
  }

  /**
   * @param secrets members, of which each answer has one
   */
  private void assertKeptByNoCache(String... secrets) {
    answers.forEach(
        (endpoint, answer) -> {
          assertThat(answer.statusCode()).as(endpoint).isBetween(200, 201);
          assertThat(secrets)
              .as("%s: %s", endpoint, answer.asString())
              .anySatisfy(member -> assertThat(answer.<Object>path(member)).isNotNull());
          assertThat(answer.header("Cache-Control")).as(endpoint).isEqualTo("no-store");
        });
  }
}
