package org.headgate.system.contract;

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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.headgate.system.client.Person;
import org.headgate.system.client.SoftPasskey;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Access by role, by the {@link RoleMatrix}. An operation that is missing there fails the last
 * test, so that no endpoint is added without its roles.
 */
class RoleMatrixIT {

  /** A stream never ends; {@code PoolEventsIT} says who may listen. */
  private static final Set<String> STREAMS =
      Set.of("GET /api/v1/admin/pools/events", "GET /api/v1/admin/audit/stream");

  private static final String PERIOD =
      "{\"from\":\"2026-01-01T00:00:00Z\",\"to\":\"2026-01-02T00:00:00Z\"}";

  private final Headgate headgate = Headgate.shared();

  @TestFactory
  Stream<DynamicTest> everyCallerGetsTheStatusOfTheMatrix() {
    Person user = Person.user(headgate);
    Person operator = Person.operator(headgate);
    Person administrator = Person.administrator(headgate);
    return RoleMatrix.ROWS.stream()
        .flatMap(
            row ->
                Stream.of(
                    check("nobody", row, row.nobody(), headgate::api),
                    check("user", row, row.user(), user::asCaller),
                    check("operator", row, row.operator(), operator::asCaller),
                    check("administrator", row, row.administrator(), administrator::asCaller)));
  }

  /**
   * Operations that open accounts are closed to tokens; all others are done as their owner, within
   * their scopes.
   */
  @TestFactory
  Stream<DynamicTest> everyPersonalTokenGetsTheStatusOfTheMatrix() {
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
    return RoleMatrix.ROWS.stream()
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

  /** Resources of one account do not exist for any other, administrators included. */
  @TestFactory
  Stream<DynamicTest> resourcesOfOthersAreNotFound() {
    Person owner = Person.user(headgate);
    Map<String, String> owned = resourcesOf(owner);
    Map<String, Person> others =
        Map.of("user", Person.user(headgate), "administrator", Person.administrator(headgate));
    Map<String, String> passwords =
        Map.of("user", Person.PASSWORD, "administrator", headgate.administrator().password());
    return RoleMatrix.ROWS.stream()
        .filter(row -> row.path().contains("{id}") && !row.path().startsWith("/admin"))
        .flatMap(
            row ->
                others.entrySet().stream()
                    .map(
                        other ->
                            DynamicTest.dynamicTest(
                                "another " + other.getKey() + " " + row.method() + " " + row.path(),
                                () ->
                                    assertNotFound(
                                        row,
                                        owned,
                                        other.getValue(),
                                        passwords.get(other.getKey())))));
  }

  /** One of everything that has an owner, by the first part of its path. */
  private Map<String, String> resourcesOf(Person owner) {
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

  /** The input of each call, so that it is refused only because of its owner. */
  private static String body(RoleMatrixRow row, String password) {
    if (row.path().startsWith("/users/me/passkeys/")) {
      return row.method().equals("PATCH")
          ? "{\"name\":\"Mine\"}"
          : "{\"password\":\"" + password + "\"}";
    }
    return row.path().endsWith("/backfill") ? PERIOD : "{}";
  }

  private static void assertNotFound(
      RoleMatrixRow row, Map<String, String> owned, Person other, String password) {
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
            RoleMatrix.ROWS.stream()
                .map(row -> row.method() + " /api/v1" + row.path())
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  private static DynamicTest check(
      String caller, RoleMatrixRow row, int status, Supplier<RequestSpecification> request) {
    return DynamicTest.dynamicTest(
        caller + " " + row.method() + " " + row.path(),
        () ->
            assertThat(request.get().request(row.method(), row.pathOfOne()).statusCode())
                .isEqualTo(status));
  }
}
