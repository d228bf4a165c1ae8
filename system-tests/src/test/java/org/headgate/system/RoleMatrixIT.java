package org.headgate.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Who may call what. Each operation of the OpenAPI document stands here once; one that is missing
 * fails the last test, so that no end point is added without saying who may call it.
 */
class RoleMatrixIT {

  /** A stream never ends; {@link PoolEventsIT} says who may listen. */
  private static final Set<String> STREAMS =
      Set.of("GET /api/v1/admin/pools/events", "GET /api/v1/admin/audit/stream");

  private static final List<Row> MATRIX =
      List.of(
          open("POST", "/auth/signup", 400),
          open("POST", "/auth/verify-email", 400),
          open("POST", "/auth/resend-otp", 400),
          open("POST", "/auth/login", 400),
          open("POST", "/auth/refresh", 400),
          open("POST", "/auth/logout", 400),
          open("POST", "/auth/password/forgot", 400),
          open("POST", "/auth/password/reset", 400),
          new Row("POST", "/auth/password/change", 401, 400, 400),
          open("POST", "/auth/invitations/accept", 400),
          open("POST", "/auth/otp", 400),
          open("POST", "/auth/otp/verify", 400),
          open("POST", "/auth/mfa", 400),
          open("POST", "/auth/passkey/options", 400),
          open("POST", "/auth/passkey/verify", 400),
          open("GET", "/whoami", 200),
          new Row("GET", "/userinfo", 401, 200, 200),
          new Row("POST", "/userinfo", 401, 200, 200),
          new Row("GET", "/users/me", 401, 200, 200),
          new Row("PATCH", "/users/me", 401, 400, 400),
          new Row("DELETE", "/users/me", 401, 400, 400),
          new Row("GET", "/users/me/export", 401, 200, 200),
          new Row("POST", "/users/me/email", 401, 400, 400),
          new Row("POST", "/users/me/email/confirm", 401, 400, 400),
          new Row("GET", "/users/me/sessions", 401, 200, 200),
          new Row("DELETE", "/users/me/sessions/{id}", 401, 404, 404),
          new Row("GET", "/users/me/access-tokens", 401, 200, 200),
          new Row("POST", "/users/me/access-tokens", 401, 400, 400),
          new Row("DELETE", "/users/me/access-tokens/{id}", 401, 404, 404),
          new Row("GET", "/users/me/totp", 401, 200, 200),
          new Row("POST", "/users/me/totp", 401, 201, 201),
          new Row("GET", "/users/me/passkeys", 401, 200, 200),
          new Row("POST", "/users/me/passkeys", 401, 400, 400),
          new Row("POST", "/users/me/passkeys/options", 401, 200, 200),
          new Row("PATCH", "/users/me/passkeys/{id}", 401, 400, 400),
          new Row("DELETE", "/users/me/passkeys/{id}", 401, 404, 404),
          new Row("POST", "/users/me/totp/confirm", 401, 400, 400),
          new Row("DELETE", "/users/me/totp", 401, 204, 204),
          new Row("GET", "/users/me/profile", 401, 200, 200),
          new Row("PUT", "/users/me/profile", 401, 400, 400),
          new Row("GET", "/users/me/settings", 401, 200, 200),
          new Row("PUT", "/users/me/settings", 401, 400, 400),
          new Row("GET", "/admin/users", 401, 403, 200),
          new Row("GET", "/admin/users/count", 401, 403, 200),
          new Row("GET", "/admin/users/{id}", 401, 403, 404),
          new Row("POST", "/admin/users", 401, 403, 400),
          new Row("PATCH", "/admin/users/{id}", 401, 403, 400),
          new Row("DELETE", "/admin/users/{id}", 401, 403, 404),
          new Row("GET", "/admin/users/exports", 401, 403, 200),
          open("POST", "/admin/users/imports", 415),
          new Row("GET", "/admin/users/imports/{id}", 401, 403, 404),
          new Row("GET", "/admin/users/imports/{id}/refused", 401, 403, 404),
          new Row("DELETE", "/admin/users/imports/{id}", 401, 403, 404),
          new Row("GET", "/admin/users/invitations", 401, 403, 200),
          new Row("POST", "/admin/users/invitations", 401, 403, 400),
          new Row("GET", "/admin/users/invitations/{id}", 401, 403, 404),
          new Row("POST", "/admin/users/invitations/{id}/resend", 401, 403, 404),
          new Row("DELETE", "/admin/users/invitations/{id}", 401, 403, 404),
          new Row("GET", "/admin/departments", 401, 403, 200),
          new Row("POST", "/admin/departments", 401, 403, 400),
          new Row("GET", "/admin/departments/{id}", 401, 403, 404),
          new Row("PUT", "/admin/departments/{id}", 401, 403, 400),
          new Row("DELETE", "/admin/departments/{id}", 401, 403, 404),
          new Row("DELETE", "/admin/users/{id}/bounce", 401, 403, 404),
          new Row("GET", "/admin/mails/templates", 401, 403, 200),
          new Row("POST", "/admin/mails/preview", 401, 403, 400),
          new Row("POST", "/admin/mails/test", 401, 403, 400),
          open("POST", "/oauth/token", 415),
          open("POST", "/oauth/introspect", 415),
          open("POST", "/oauth/revoke", 415),
          new Row("GET", "/admin/service-accounts", 401, 403, 200),
          new Row("POST", "/admin/service-accounts", 401, 403, 400),
          new Row("GET", "/admin/service-accounts/{id}", 401, 403, 404),
          new Row("PATCH", "/admin/service-accounts/{id}", 401, 403, 400),
          new Row("DELETE", "/admin/service-accounts/{id}", 401, 403, 404),
          new Row("POST", "/admin/service-accounts/{id}/secrets", 401, 403, 404),
          new Row("DELETE", "/admin/service-accounts/{id}/secrets/{secret}", 401, 403, 404),
          new Row("GET", "/admin/webhooks", 401, 403, 200),
          new Row("POST", "/admin/webhooks", 401, 403, 400),
          new Row("GET", "/admin/webhooks/{id}", 401, 403, 404),
          new Row("PATCH", "/admin/webhooks/{id}", 401, 403, 400),
          new Row("DELETE", "/admin/webhooks/{id}", 401, 403, 404),
          new Row("POST", "/admin/webhooks/{id}/secrets", 401, 403, 404),
          new Row("DELETE", "/admin/webhooks/{id}/secrets/{secret}", 401, 403, 404),
          new Row("POST", "/admin/webhooks/{id}/test", 401, 403, 404),
          new Row("GET", "/admin/webhooks/{id}/deliveries", 401, 403, 404),
          new Row("POST", "/admin/webhooks/{id}/deliveries/{event}/replay", 401, 403, 404),
          new Row("POST", "/admin/webhooks/{id}/replays", 401, 403, 400),
          new Row("GET", "/admin/audit", 401, 403, 200),
          new Row("GET", "/admin/audit/verify", 401, 403, 200),
          new Row("GET", "/admin/pools", 401, 403, 200),
          new Row("GET", "/admin/pools/{name}", 401, 403, 200),
          new Row("PATCH", "/admin/pools/{name}", 401, 403, 400),
          new Row("POST", "/admin/pools/{name}/purge", 401, 403, 200),
          new Row("POST", "/admin/pools/{name}/test", 401, 403, 200),
          new Row("GET", "/admin/pools/{name}/statements", 401, 403, 200),
          new Row("GET", "/admin/pools/changes", 401, 403, 200),
          new Row("POST", "/admin/pools/changes/{id}/confirm", 401, 403, 404),
          new Row("POST", "/admin/pools/changes/{id}/revert", 401, 403, 404),
          new Row("GET", "/admin/pools/{name}/borrowers", 401, 403, 200),
          new Row("GET", "/admin/pools/{name}/advice", 401, 403, 200),
          new Row("GET", "/admin/pools/{name}/autopilot", 401, 403, 200),
          new Row("PUT", "/admin/pools/{name}/autopilot", 401, 403, 400),
          new Row("GET", "/admin/pools/{name}/autopilot/steps", 401, 403, 200),
          new Row("GET", "/admin/database/connections", 401, 403, 200),
          new Row("GET", "/admin/database/long-queries", 401, 403, 200),
          new Row("GET", "/admin/database/locks", 401, 403, 200),
          new Row("GET", "/admin/database/limits", 401, 403, 200),
          new Row("GET", "/admin/database/backends", 401, 403, 200),
          new Row("POST", "/admin/database/backends/{pid}/cancel", 401, 403, 404),
          new Row("POST", "/admin/database/backends/{pid}/terminate", 401, 403, 404),
          new Row("GET", "/admin/diagnosis", 401, 403, 200),
          new Row("POST", "/admin/self-test", 401, 403, 200),
          new Row("GET", "/admin/history", 401, 403, 200),
          new Row("GET", "/admin/incidents", 401, 403, 200),
          new Row("GET", "/admin/incidents/{id}", 401, 403, 404),
          new Row("GET", "/admin/alerts", 401, 403, 200),
          new Row("POST", "/admin/alerts/{id}/acknowledgement", 401, 403, 404),
          new Row("GET", "/admin/alerts/rules", 401, 403, 200),
          new Row("PUT", "/admin/alerts/rules", 401, 403, 400),
          new Row("GET", "/admin/alerts/endpoints", 401, 403, 200),
          new Row("POST", "/admin/alerts/endpoints", 401, 403, 400),
          new Row("GET", "/admin/alerts/endpoints/{id}", 401, 403, 404),
          new Row("PATCH", "/admin/alerts/endpoints/{id}", 401, 403, 400),
          new Row("DELETE", "/admin/alerts/endpoints/{id}", 401, 403, 404),
          new Row("POST", "/admin/alerts/endpoints/{id}/test", 401, 403, 404),
          new Row("GET", "/schedules", 401, 200, 200),
          new Row("POST", "/schedules", 401, 400, 400),
          new Row("POST", "/schedules/preview", 401, 400, 400),
          new Row("GET", "/schedules/{id}", 401, 404, 404),
          new Row("PATCH", "/schedules/{id}", 401, 400, 400),
          new Row("DELETE", "/schedules/{id}", 401, 404, 404),
          new Row("POST", "/schedules/{id}/pause", 401, 404, 404),
          new Row("POST", "/schedules/{id}/resume", 401, 404, 404),
          new Row("POST", "/schedules/{id}/trigger", 401, 404, 404),
          new Row("POST", "/schedules/{id}/test", 401, 404, 404),
          new Row("POST", "/schedules/{id}/backfill", 401, 400, 400),
          new Row("GET", "/schedules/{id}/next", 401, 404, 404),
          new Row("GET", "/schedules/{id}/executions", 401, 404, 404),
          new Row("GET", "/schedules/{id}/statistics", 401, 404, 404),
          new Row("GET", "/schedules/{id}/secrets", 401, 404, 404),
          new Row("POST", "/schedules/{id}/secrets", 401, 404, 404),
          new Row("DELETE", "/schedules/{id}/secrets/{secret}", 401, 404, 404),
          new Row("GET", "/admin/keys", 401, 403, 200),
          new Row("POST", "/admin/keys/rotate", 401, 403, 200),
          new Row("POST", "/admin/keys/{kid}/revoke", 401, 403, 404),
          new Row("GET", "/admin/schedules", 401, 403, 200),
          new Row("GET", "/admin/schedules/{id}", 401, 403, 404),
          new Row("GET", "/admin/schedules/{id}/next", 401, 403, 404),
          new Row("GET", "/admin/schedules/{id}/statistics", 401, 403, 404),
          new Row("GET", "/admin/schedules/{id}/executions", 401, 403, 404),
          new Row("POST", "/admin/schedules/{id}/pause", 401, 403, 404),
          new Row("POST", "/admin/schedules/{id}/resume", 401, 403, 404),
          new Row("POST", "/admin/schedules/{id}/trigger", 401, 403, 404),
          new Row("GET", "/admin/users/{id}/sessions", 401, 403, 200),
          new Row("DELETE", "/admin/users/{id}/sessions/{session}", 401, 403, 404),
          new Row("GET", "/admin/users/{id}/access-tokens", 401, 403, 200),
          new Row("DELETE", "/admin/users/{id}/access-tokens/{token}", 401, 403, 404),
          new Row("DELETE", "/admin/users/{id}/factors", 401, 403, 404),
          new Row("GET", "/admin/users/{id}/otp", 401, 403, 404),
          new Row("POST", "/admin/users/{id}/unlock", 401, 403, 404),

          // The last one: it ends the sessions that the rows before it are called with.
          new Row("POST", "/auth/logout-all", 401, 204, 204));

  private static final String NOBODYS = "00000000-0000-0000-0000-000000000000";

  private static final String PERIOD =
      "{\"from\":\"2026-01-01T00:00:00Z\",\"to\":\"2026-01-02T00:00:00Z\"}";

  private final Headgate headgate = Headgate.shared();

  @TestFactory
  Stream<DynamicTest> everyCallerGetsTheStatusOfTheMatrix() {
    Person user = Person.user(headgate);
    Person operator = Person.operator(headgate);
    Person administrator = Person.administrator(headgate);
    return MATRIX.stream()
        .flatMap(
            row ->
                Stream.of(
                    check("nobody", row, row.nobody(), headgate::api),
                    check("user", row, row.user(), user::asCaller),
                    check("operator", row, row.operator(), operator::asCaller),
                    check("administrator", row, row.administrator(), administrator::asCaller)));
  }

  /**
   * What opens accounts is closed to tokens; all else they do as their owner, within their scopes.
   */
  @TestFactory
  Stream<DynamicTest> aPersonalAccessTokenReachesWhatItsScopesName() {
    Person owner = Person.user(headgate);
    Person.administrator(headgate)
        .asCaller()
        .body(Map.of("roles", List.of("user", "operator", "admin")))
        .patch("/admin/users/" + owner.me().path("id"))
        .then()
        .statusCode(200);
    String everything =
        token(owner, "account:write", "schedules:write", "operator:write", "admin:write");
    String nothing = token(owner, "account:read");
    return MATRIX.stream()
        .filter(row -> row.nobody() == 401)
        .flatMap(
            row ->
                Stream.of(
                    check("every scope", row, row.byToken(), () -> by(everything)),
                    check("one scope", row, row.byTokenToReadTheAccount(), () -> by(nothing))));
  }

  private RequestSpecification by(String token) {
    return headgate.api().header("Authorization", "Bearer " + token);
  }

  private static String token(Person owner, String... scopes) {
    return owner
        .asCaller()
        .body(
            Map.of(
                "name", "Matrix",
                "scopes", List.of(scopes),
                "expires_at", Instant.now().plus(Duration.ofDays(1)).toString()))
        .post("/users/me/access-tokens")
        .then()
        .statusCode(201)
        .extract()
        .path("token");
  }

  /** What belongs to somebody is not there for anybody else, administrators included. */
  @TestFactory
  Stream<DynamicTest> nobodyReachesWhatBelongsToSomebodyElse() {
    Person owner = Person.user(headgate);
    Map<String, String> owned = belongings(owner);
    Map<String, Person> others =
        Map.of("user", Person.user(headgate), "administrator", Person.administrator(headgate));
    Map<String, String> passwords =
        Map.of("user", Person.PASSWORD, "administrator", headgate.administrator().password());
    return MATRIX.stream()
        .filter(row -> row.path().contains("{id}") && !row.path().startsWith("/admin"))
        .flatMap(
            row ->
                others.entrySet().stream()
                    .map(
                        other ->
                            DynamicTest.dynamicTest(
                                "another " + other.getKey() + " " + row.method() + " " + row.path(),
                                () ->
                                    isNotThere(
                                        row,
                                        owned,
                                        other.getValue(),
                                        passwords.get(other.getKey())))));
  }

  /** One of everything that has an owner, by the first part of its path. */
  private Map<String, String> belongings(Person owner) {
    Map<String, Object> reminder =
        Map.of(
            "name", "Reminder",
            "trigger", Map.of("type", "interval", "every", "PT1H"),
            "action", Map.of("type", "email", "subject", "Weirs", "body", "Look after them"));
    return Map.of(
        "/users/me/sessions/",
        owner.asCaller().get("/users/me/sessions").path("items[0].id"),
        "/users/me/access-tokens/",
        owner
            .asCaller()
            .body(
                Map.of(
                    "name", "Matrix",
                    "scopes", List.of("account:read"),
                    "expires_at", Instant.now().plus(Duration.ofDays(1)).toString()))
            .post("/users/me/access-tokens")
            .then()
            .statusCode(201)
            .extract()
            .path("personal_token.id"),
        "/users/me/passkeys/",
        SoftPasskey.addedTo(owner, headgate.url("")),
        "/schedules/",
        owner
            .asCaller()
            .body(reminder)
            .post("/schedules")
            .then()
            .statusCode(201)
            .extract()
            .path("id"));
  }

  /** What each call takes, so that it is refused for nothing but its owner. */
  private static String body(Row row, String password) {
    if (row.path().startsWith("/users/me/passkeys/")) {
      return row.method().equals("PATCH")
          ? "{\"name\":\"Mine\"}"
          : "{\"password\":\"" + password + "\"}";
    }
    return row.path().endsWith("/backfill") ? PERIOD : "{}";
  }

  private static void isNotThere(
      Row row, Map<String, String> owned, Person other, String password) {
    String id =
        owned.entrySet().stream()
            .filter(belonging -> row.path().startsWith(belonging.getKey()))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElseThrow(() -> new AssertionError("nobody owns a " + row.path()));
    assertThat(
            other
                .asCaller()
                .body(body(row, password))
                .request(row.method(), row.path().replace("{id}", id).replace("{secret}", id))
                .statusCode())
        .isEqualTo(404);
  }

  @Test
  void everyOperationIsInTheMatrix() {
    Map<String, Map<String, Object>> paths =
        headgate.root().accept("application/json").get("/openapi").jsonPath().getMap("paths");

    TreeSet<String> documented =
        paths.entrySet().stream()
            .filter(path -> path.getKey().startsWith("/api/v1"))
            .flatMap(
                path ->
                    path.getValue().keySet().stream()
                        .filter(method -> method.matches("get|post|put|patch|delete"))
                        .map(method -> method.toUpperCase(Locale.ROOT) + " " + path.getKey()))
            .filter(operation -> !STREAMS.contains(operation))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(documented)
        .isEqualTo(
            MATRIX.stream()
                .map(row -> row.method() + " /api/v1" + row.path())
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  private static DynamicTest check(
      String caller, Row row, int status, Supplier<RequestSpecification> request) {
    return DynamicTest.dynamicTest(
        caller + " " + row.method() + " " + row.path(),
        () ->
            assertThat(request.get().request(row.method(), row.pathOfOne()).statusCode())
                .isEqualTo(status));
  }

  private static Row open(String method, String path, int status) {
    return new Row(method, path, status, status, status);
  }

  private record Row(String method, String path, int nobody, int user, int administrator) {

    private static final Pattern POOLS =
        Pattern.compile("/admin/(?:pools|database|diagnosis|self-test|history|incidents)(?:/.*)?");

    /** Operators look after alerts, and do not say who is told. */
    private static final Pattern ALERTS =
        Pattern.compile("GET /admin/alerts(?:/.*)?|POST /admin/alerts/\\{id}/acknowledgement");

    /** What opens accounts, or makes what does. */
    private static final Pattern CLOSED_TO_TOKENS =
        Pattern.compile(
            "POST /auth/.*|DELETE /users/me"
                + "|[A-Z]+ /users/me/(?:email|sessions|access-tokens|totp|passkeys)(?:/.*)?"
                + "|[A-Z]+ /admin/users/\\{id}/(?:access-tokens|factors)(?:/.*)?"
                + "|[A-Z]+ /admin/(?:keys|service-accounts)(?:/.*)?");

    private static final Pattern OF_THE_ACCOUNT =
        Pattern.compile("GET /(?:userinfo|users/me(?:/(?:export|profile|settings))?)");

    /** A user who tends the pools as administrators do, and administers nobody. */
    int operator() {
      boolean isAllowed =
          POOLS.matcher(path).matches() || ALERTS.matcher(method + " " + path).matches();
      return isAllowed ? administrator : user;
    }

    /** What a token of an administrator is answered, whatever its scopes. */
    int byToken() {
      return CLOSED_TO_TOKENS.matcher(method + " " + path).matches() ? 403 : administrator;
    }

    int byTokenToReadTheAccount() {
      return OF_THE_ACCOUNT.matcher(method + " " + path).matches() ? administrator : 403;
    }

    String pathOfOne() {
      return path.replace("{name}", "platform")
          .replace("{kid}", "no-such-key")
          .replace("{pid}", "1")
          .replace("{id}", NOBODYS)
          .replace("{session}", NOBODYS)
          .replace("{token}", NOBODYS)
          .replace("{secret}", NOBODYS)
          .replace("{event}", NOBODYS);
    }
  }
}
