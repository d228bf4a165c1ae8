package org.headgate.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Administrators look after accounts and departments. */
class DirectoryIT {

  private static final String CONFLICT = "urn:headgate:problem:conflict";
  private static Headgate headgate;
  private static Person administrator;

  /** Nobody else there makes administrators, who come and go here. */
  @BeforeAll
  static void start() {
    headgate = Headgate.permissive();
    administrator = Person.administrator(headgate);
  }

  @Test
  void anAccountIsFoundByAPartOfItsAddressOrName() {
    Person ada = Person.user(headgate);
    String part = ada.email().substring(4, 20).toUpperCase(Locale.ROOT);

    users(Map.of("query", part)).then().body("items.email", contains(ada.email()));
    users(Map.of("query", "lovelace", "limit", 200))
        .then()
        .body("items.email", hasItem(ada.email()));
    users(Map.of("query", "100%_sure")).then().body("items", empty());
    users(Map.of("role", "admin"))
        .then()
        .body("items.email", hasItem(administrator.email()))
        .body("items.email", not(hasItem(ada.email())));
    users(Map.of("active", false)).then().body("items.is_active", everyItem(equalTo(false)));
  }

  @Test
  void whatASearchFindsIsCounted() {
    Person ada = Person.user(headgate);

    administrator
        .asCaller()
        .queryParam("query", ada.email())
        .queryParam("role", "user")
        .get("/admin/users/count")
        .then()
        .statusCode(200)
        .body("count", equalTo(1))
        .body("is_complete", equalTo(true));
    administrator
        .asCaller()
        .queryParam("active", "?")
        .get("/admin/users/count")
        .then()
        .statusCode(400)
        .body("errors.field", contains("active"));
  }

  @Test
  void noMoreThanAThousandAreCounted() throws SQLException {
    execute(
        """
        insert into platform.account (id, email, password_hash, email_verified_at, created_at)
        select gen_random_uuid(), 'crowd-' || n || '@crowd.example.org', 'x', now(), now()
          from generate_series(1, 1001) n
        """);

    administrator
        .asCaller()
        .queryParam("query", "@crowd.example.org")
        .get("/admin/users/count")
        .then()
        .body("count", equalTo(1000))
        .body("is_complete", equalTo(false));
    execute("delete from platform.account where email like '%@crowd.example.org'");
  }

  /** The cluster is of locale C, in which the server's own lower() knows ASCII only. */
  @ParameterizedTest
  @ValueSource(strings = {"Özgür", "ÖZGÜR", "özgür", "çelik", "Çelİk", "gür çel"})
  void anAccountIsFoundInWhateverCase(String query) {
    Person person = Person.user(headgate);
    person
        .asCaller()
        .body(Map.of("full_name", "Özgür ÇELİK"))
        .patch("/users/me")
        .then()
        .statusCode(200);

    users(Map.of("query", query, "limit", 200))
        .then()
        .statusCode(200)
        .body("items.email", hasItem(person.email()));
  }

  @Test
  void thePagesTogetherHoldEveryAccountOnceInTheirOrder() {
    for (int i = 0; i < 5; i++) {
      Person.user(headgate);
    }
    List<String> seen = new ArrayList<>();
    String next = headgate.url("/api/v1/admin/users?limit=5");
    while (next != null) {
      Response page = administrator.asCaller().baseUri("").get(next);
      page.then().statusCode(200);
      seen.addAll(page.<List<String>>path("items.email"));
      String link = page.header("Link");
      next = link == null ? null : link.replaceAll("^<|>.*$", "");
    }

    assertThat(seen).doesNotHaveDuplicates().hasSizeGreaterThan(5).isSorted();
    assertThat(seen).contains(administrator.email());
  }

  @Test
  void aWrongParameterIsNamed() {
    for (String field : List.of("active", "role", "limit", "cursor")) {
      administrator
          .asCaller()
          .queryParam(field, "?")
          .get("/admin/users")
          .then()
          .statusCode(400)
          .body("errors.field", contains(field));
    }
  }

  @Test
  void aDepartmentIsInForceAtOnceAndARoleWithTheNextToken() {
    Person ada = Person.user(headgate);
    String department = found("Weirs " + UUID.randomUUID()).path("id");

    patch(ada, Map.of("roles", List.of("operator"), "department_id", department))
        .then()
        .statusCode(200)
        .body("roles", contains("user", "operator"))
        .body("department.id", equalTo(department));
    ada.keep(ada.refresh(ada.refreshToken()));
    ada.asCaller().get("/admin/pools").then().statusCode(200);
    ada.me().then().body("department.id", equalTo(department));

    administrator
        .asCaller()
        .contentType("application/merge-patch+json")
        .body("{\"department_id\":null}")
        .patch(path(ada))
        .then()
        .statusCode(200)
        .body("department", nullValue())
        .body("roles", contains("user", "operator"));
  }

  @Test
  void aDeactivatedAccountIsRefusedAtOnceAndItsSessionsAreGoneForGood() {
    Person ada = Person.user(headgate);

    patch(ada, Map.of("is_active", false)).then().statusCode(200).body("is_active", equalTo(false));
    ada.me().then().statusCode(401);
    ada.logIn(Person.PASSWORD).then().statusCode(401);

    patch(ada, Map.of("is_active", true)).then().statusCode(200);
    ada.me().then().statusCode(401);
    ada.refresh(ada.refreshToken()).then().statusCode(401);
    ada.keep(ada.logIn(Person.PASSWORD));
    ada.me().then().statusCode(200);
  }

  @Test
  void whoHasSeenAnotherStateChangesNothing() {
    Person ada = Person.user(headgate);
    Response seen = administrator.asCaller().get(path(ada));
    String tag = seen.header("ETag");
    administrator
        .asCaller()
        .header("If-None-Match", tag)
        .get(path(ada))
        .then()
        .statusCode(304)
        .header("ETag", tag);
    Response changed =
        administrator
            .asCaller()
            .header("If-Match", tag)
            .body(Map.of("roles", List.of("user", "operator")))
            .patch(path(ada));
    changed.then().statusCode(200);

    administrator
        .asCaller()
        .header("If-Match", tag)
        .body(Map.of("is_active", false))
        .patch(path(ada))
        .then()
        .statusCode(412)
        .body("type", equalTo("urn:headgate:problem:precondition-failed"));
    Response now = administrator.asCaller().get(path(ada));
    now.then().body("is_active", equalTo(true));
    assertThat(now.header("ETag")).isEqualTo(changed.header("ETag"));
  }

  @Test
  void whatMakesNoSenseIsRefusedByItsField() {
    Person ada = Person.user(headgate);
    Map<String, Object> nothing = new HashMap<>();
    nothing.put("is_active", null);
    patch(ada, nothing).then().statusCode(400).body("errors.field", contains("is_active"));
    patch(ada, Map.of("roles", List.of("king"))).then().statusCode(400);
    patch(ada, Map.of("department_id", UUID.randomUUID()))
        .then()
        .statusCode(400)
        .body("errors.field", contains("department_id"));
    patch(ada, Map.of("email", "a@b.c"))
        .then()
        .statusCode(400)
        .body("errors.field", contains("email"));
  }

  @Test
  void theLastAdministratorStays() {
    for (Map<String, Object> patch :
        List.<Map<String, Object>>of(
            Map.of("is_active", false), Map.of("roles", List.of("user")))) {
      patch(administrator, patch).then().statusCode(409).body("type", equalTo(CONFLICT));
    }
    Person.administrator(headgate)
        .asCaller()
        .delete(path(administrator))
        .then()
        .statusCode(409)
        .body("type", equalTo(CONFLICT));
  }

  @Test
  void ofTwoAdministratorsWhoUnmakeEachOtherOneStays() {
    Person ada = Person.user(headgate);
    String idOfAda = ada.me().path("id");
    String idOfFirst = administrator.me().path("id");
    patch(ada, Map.of("roles", List.of("admin"))).then().statusCode(200);

    List<Integer> statuses =
        Stream.of(unmake(administrator, idOfAda), unmake(ada, idOfFirst))
            .map(CompletableFuture::join)
            .sorted()
            .toList();

    assertThat(statuses.get(0)).isEqualTo(200);
    assertThat(statuses.get(1)).isIn(403, 409);
    Person left =
        administrator.asCaller().get("/admin/users").statusCode() == 200 ? administrator : ada;
    left.asCaller()
        .body(Map.of("roles", List.of("user", "operator", "admin")))
        .patch("/admin/users/" + idOfFirst)
        .then()
        .statusCode(200);
    patch(ada, Map.of("roles", List.of("user"))).then().statusCode(200);
  }

  @Test
  void listsTakeOneStatementHoweverLongTheyAre() throws SQLException {
    execute(
        """
        with department as (
          insert into platform.department (id, name, created_at)
          select gen_random_uuid(), 'Counted ' || n, now() from generate_series(1, 100) n returning id)
        insert into platform.account (id, email, password_hash, department_id, email_verified_at, created_at)
        select gen_random_uuid(), 'counted-' || id || '@example.org', 'x', id, now(), now() from department
        """);
    try (StatementLog statements = new StatementLog(headgate)) {
      assertThat(statements.during("platform.department", () -> users(Map.of("limit", 1))))
          .hasSize(2);
      assertThat(statements.during("platform.department", () -> users(Map.of("limit", 100))))
          .as("the caller and the list")
          .hasSize(2);
      assertThat(
              statements.during(
                  "platform.department",
                  () ->
                      administrator
                          .asCaller()
                          .queryParam("limit", 100)
                          .get("/admin/departments")
                          .then()
                          .statusCode(200)
                          .body("items.size()", equalTo(100))))
          .hasSize(2);
    }
    assertThat(users(Map.of("limit", 200)).<List<String>>path("items.email"))
        .filteredOn(email -> email.startsWith("counted-"))
        .hasSizeGreaterThan(50);
  }

  @Test
  void whoAmIIsOneRoundTrip() throws SQLException {
    administrator.me().then().statusCode(200);

    try (StatementLog statements = new StatementLog(headgate)) {
      assertThat(
              statements.during(
                  "platform.session", () -> administrator.me().then().statusCode(200)))
          .singleElement()
          .asString()
          .contains("platform.account", "platform.signing_key");
    }
  }

  @Test
  void whatIsAskedOftenIsPreparedOnTheServer() throws SQLException {
    List<Runnable> others =
        List.of(
            () -> users(Map.of("limit", 1)),
            () -> administrator.asCaller().get("/admin/departments").then().statusCode(200),
            () -> administrator.asCaller().get("/users/me/sessions").then().statusCode(200),
            () -> administrator.asCaller().get("/schedules").then().statusCode(200),
            () -> administrator.asCaller().get("/admin/audit").then().statusCode(200));

    try (StatementLog statements = new StatementLog(headgate)) {
      await()
          .untilAsserted(
              () -> {
                others.forEach(Runnable::run);
                assertThat(
                        statements.during(
                            "platform.session", () -> administrator.me().then().statusCode(200)))
                    .singleElement()
                    .asString()
                    .contains("execute S_");
              });
    }
  }

  private static Response users(Map<String, ?> parameters) {
    Response response = administrator.asCaller().queryParams(parameters).get("/admin/users");
    response.then().statusCode(200);
    return response;
  }

  private static Response patch(Person person, Map<String, ?> patch) {
    return administrator.asCaller().body(patch).patch(path(person));
  }

  private static CompletableFuture<Integer> unmake(Person actor, String other) {
    return CompletableFuture.supplyAsync(
        () ->
            actor
                .asCaller()
                .body(Map.of("roles", List.of("user")))
                .patch("/admin/users/" + other)
                .statusCode());
  }

  private static String path(Person person) {
    return "/admin/users/" + idOf(person);
  }

  private static String idOf(Person person) {
    return users(Map.of("query", person.email())).path("items[0].id");
  }

  private static Response found(String name) {
    return administrator.asCaller().body(Map.of("name", name)).post("/admin/departments");
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = headgate.connection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
