package org.headgate.system.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.headgate.system.client.Person;
import org.headgate.system.client.TokenClaims;
import org.headgate.system.scheduling.ScheduleSteps;
import org.junit.jupiter.api.Test;

/** Responses have the members, defaults and spellings that callers rely on. */
class ContractShapesIT extends ScheduleSteps {

  private final Person ada = Person.user(headgate);
  private final Person administrator = Person.administrator(headgate);

  @Test
  void tokensHaveTheirMembersAndClaims() {
    Response tokens = ada.logIn(Person.PASSWORD);

    assertThat(members(tokens))
        .containsExactlyInAnyOrder(
            "status",
            "access_token",
            "token_type",
            "expires_in",
            "refresh_token",
            "refresh_expires_in",
            "device_token");
    tokens.then().body("status", equalTo("authenticated")).body("token_type", equalTo("Bearer"));
    String accessToken = tokens.path("access_token");
    JsonPath claims = TokenClaims.of(accessToken);
    assertThat(claims.<String, Object>getMap("$"))
        .containsKeys("iss", "aud", "sub", "upn", "groups", "jti", "sid", "auth_time", "amr");
    assertThat(claims.getString("sub")).isEqualTo(ada.me().path("id"));
    assertThat(claims.getString("upn")).isEqualTo(ada.email());
    JsonPath head = head(accessToken);
    assertThat(head.getString("alg")).isEqualTo("RS256");
    headgate
        .root()
        .get("/.well-known/jwks.json")
        .then()
        .body("keys.kid", hasItem(head.getString("kid")));
  }

  private static JsonPath head(String token) {
    byte[] head = Base64.getUrlDecoder().decode(token.substring(0, token.indexOf('.')));
    return JsonPath.from(new String(head, StandardCharsets.UTF_8));
  }

  @Test
  void accountAndProfileHaveTheirMembers() {
    assertThat(members(ada.me()))
        .containsExactlyInAnyOrder(
            "id",
            "email",
            "email_verified",
            "full_name",
            "is_active",
            "roles",
            "department",
            "mfa_enabled",
            "created_at",
            "last_login_at");
    assertThat(members(ada.asCaller().get("/users/me/profile")))
        .containsExactlyInAnyOrder("display_name", "bio", "phone", "birth_date", "avatar_url");
    assertThat(headgate.api().get("/whoami").asString()).isEqualTo("{\"anonymous\":true}");
    ada.asCaller()
        .get("/whoami")
        .then()
        .body("anonymous", equalTo(false))
        .body("email", equalTo(ada.email()));
    assertThat(members(ada.asCaller().post("/users/me/totp")))
        .containsExactlyInAnyOrder("secret", "otpauth_uri", "qr_png");
  }

  @Test
  void scheduleHasTheDefaultsOfItsMembers() {
    Response created = create(ada, reminder(daily()));

    created
        .then()
        .statusCode(201)
        .header("Location", equalTo(headgate.url("/api/v1/schedules/") + created.path("id")))
        .body("enabled", equalTo(true))
        .body("state", equalTo("active"))
        .body("next_execution_at", notNullValue())
        .body("catch_up", equalTo("one"))
        .body("catch_up_window", equalTo("PT1H"))
        .body("overlap", equalTo("skip"))
        .body(
            "retry",
            equalTo(Map.of("max_attempts", 5, "initial_delay", "PT10S", "max_delay", "PT15M")));
  }

  @Test
  void webhookHasAPayloadAndAHiddenSecret() {
    Map<String, Object> action = Map.of("type", "webhook", "url", "https://example.org/weir");
    Response created = create(ada, with(reminder(daily()), "action", action));

    created.then().statusCode(201).body("action.payload", equalTo(Map.of()));
    assertThat(created.<String>path("action.secret")).startsWith("whsec_");
    ada.asCaller()
        .get("/schedules/" + created.path("id"))
        .then()
        .body("action.type", equalTo("webhook"))
        .body("action.secret", equalTo("***"));
  }

  @Test
  void executionHasItsMembers() {
    String id = create(ada, reminder(daily())).path("id");
    Response ordered = ada.asCaller().post("/schedules/" + id + "/trigger");

    ordered.then().statusCode(202);
    assertThat(members(ordered))
        .contains("scheduled_for", "started_at", "finished_at", "attempt", "outcome", "error");
  }

  @Test
  void poolHasItsSettingsStatisticsAndServer() {
    Response pool = administrator.asCaller().get("/admin/pools/platform");

    for (String setting :
        List.of("pool_size", "max_overflow", "timeout_seconds", "recycle_seconds")) {
      pool.then()
          .body("settings." + setting + ".value", notNullValue())
          .body("settings." + setting + ".source", notNullValue());
    }
    assertThat(pool.jsonPath().<String, Object>getMap("statistics"))
        .containsKeys(
            "size",
            "in_use",
            "idle",
            "waiting",
            "overflow",
            "created",
            "destroyed",
            "timeouts",
            "wait_ms",
            "in_use_ms");
    assertThat(pool.<String>path("state")).isIn("ok", "busy", "exhausted", "degraded", "down");
    assertThat(members(administrator.asCaller().get("/admin/diagnosis")))
        .containsExactlyInAnyOrder("summary", "items");
  }

  @Test
  void listHasItsItemsAndACursor() {
    create(ada, reminder(daily()));
    Response list = ada.asCaller().get("/schedules");

    assertThat(members(list)).containsExactlyInAnyOrder("items", "next_cursor");
    list.then().body("next_cursor", nullValue());
    assertThat(list.headers().hasHeaderWithName("Link")).isFalse();
  }

  @Test
  void membersAreInSnakeCaseAndInstantsInUtc() {
    create(ada, reminder(Map.of("type", "once", "at", "2087-01-01T09:00:00+02:00")));
    Stream.of("/users/me", "/users/me/sessions", "/users/me/export", "/schedules")
        .forEach(path -> check(ada.asCaller().get(path).jsonPath().get("$")));
    Stream.of("/admin/users", "/admin/pools", "/admin/keys", "/admin/pools/platform/borrowers")
        .forEach(path -> check(administrator.asCaller().get(path).jsonPath().get("$")));
    ada.asCaller()
        .get("/schedules")
        .then()
        .body("items[0].trigger.at", equalTo("2087-01-01T07:00:00Z"));
  }

  private static void check(Object value) {
    if (value instanceof Map<?, ?> object) {
      object.forEach(
          (name, member) -> {
            assertThat((String) name).matches("[a-z][a-z0-9_]*");
            check(member);
          });
    } else if (value instanceof List<?> list) {
      list.forEach(ContractShapesIT::check);
    } else if (value instanceof String text && text.matches("\\d{4}-\\d\\d-\\d\\dT.*")) {
      assertThat(text).endsWith("Z");
    }
  }

  private static Set<String> members(Response response) {
    return new HashMap<>(response.jsonPath().<String, Object>getMap("$")).keySet();
  }
}
