package org.headgate.system.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.headgate.system.client.Person;
import org.junit.jupiter.api.Test;

/** Administrators manage accounts and departments. */
class DirectoryIT extends DirectorySteps {

  private static final String CONFLICT = "urn:headgate:problem:conflict";

  @Test
  void departmentAppliesAtOnceAndRoleWithNextToken() {
    Person ada = Person.user(headgate);
    String department = directory.createDepartment("Weirs " + UUID.randomUUID()).path("id");

    directory
        .patch(ada, Map.of("roles", List.of("operator"), "department_id", department))
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
        .patch(directory.path(ada))
        .then()
        .statusCode(200)
        .body("department", nullValue())
        .body("roles", contains("user", "operator"));
  }

  @Test
  void deactivationRefusesTheAccountAndEndsItsSessions() {
    Person ada = Person.user(headgate);

    directory
        .patch(ada, Map.of("is_active", false))
        .then()
        .statusCode(200)
        .body("is_active", equalTo(false));
    ada.me().then().statusCode(401);
    ada.logIn(Person.PASSWORD).then().statusCode(401);

    directory.patch(ada, Map.of("is_active", true)).then().statusCode(200);
    ada.me().then().statusCode(401);
    ada.refresh(ada.refreshToken()).then().statusCode(401);
    ada.keep(ada.logIn(Person.PASSWORD));
    ada.me().then().statusCode(200);
  }

  @Test
  void staleETagChangesNothing() {
    Person ada = Person.user(headgate);
    Response seen = administrator.asCaller().get(directory.path(ada));
    String tag = seen.header("ETag");
    administrator
        .asCaller()
        .header("If-None-Match", tag)
        .get(directory.path(ada))
        .then()
        .statusCode(304)
        .header("ETag", tag);
    Response changed =
        administrator
            .asCaller()
            .header("If-Match", tag)
            .body(Map.of("roles", List.of("user", "operator")))
            .patch(directory.path(ada));
    changed.then().statusCode(200);

    administrator
        .asCaller()
        .header("If-Match", tag)
        .body(Map.of("is_active", false))
        .patch(directory.path(ada))
        .then()
        .statusCode(412)
        .body("type", equalTo("urn:headgate:problem:precondition-failed"));
    Response now = administrator.asCaller().get(directory.path(ada));
    now.then().body("is_active", equalTo(true));
    assertThat(now.header("ETag")).isEqualTo(changed.header("ETag"));
  }

  @Test
  void invalidValuesAreRefusedByField() {
    Person ada = Person.user(headgate);
    Map<String, Object> nothing = new HashMap<>();
    nothing.put("is_active", null);
    directory
        .patch(ada, nothing)
        .then()
        .statusCode(400)
        .body("errors.field", contains("is_active"));
    directory.patch(ada, Map.of("roles", List.of("king"))).then().statusCode(400);
    directory
        .patch(ada, Map.of("department_id", UUID.randomUUID()))
        .then()
        .statusCode(400)
        .body("errors.field", contains("department_id"));
    directory
        .patch(ada, Map.of("email", "a@b.c"))
        .then()
        .statusCode(400)
        .body("errors.field", contains("email"));
  }

  @Test
  void lastAdministratorCannotBeRemoved() {
    for (Map<String, Object> patch :
        List.<Map<String, Object>>of(
            Map.of("is_active", false), Map.of("roles", List.of("user")))) {
      directory.patch(administrator, patch).then().statusCode(409).body("type", equalTo(CONFLICT));
    }
    Person.administrator(headgate)
        .asCaller()
        .delete(directory.path(administrator))
        .then()
        .statusCode(409)
        .body("type", equalTo(CONFLICT));
  }

  @Test
  void administratorsRemovingEachOtherLeaveOne() {
    Person ada = Person.user(headgate);
    String idOfAda = ada.me().path("id");
    String idOfFirst = administrator.me().path("id");
    directory.patch(ada, Map.of("roles", List.of("admin"))).then().statusCode(200);
    try {
      List<Integer> statuses =
          Stream.of(removeAdminRole(administrator, idOfAda), removeAdminRole(ada, idOfFirst))
              .map(CompletableFuture::join)
              .sorted()
              .toList();
      assertThat(statuses.get(0)).isEqualTo(200);
      assertThat(statuses.get(1)).isIn(403, 409);
    } finally {
      restore(idOfFirst, ada);
    }
  }

  /** The first administrator is the only one again. */
  private static void restore(String idOfFirst, Person other) {
    Person left =
        administrator.asCaller().get("/admin/users").statusCode() == 200 ? administrator : other;
    left.asCaller()
        .body(Map.of("roles", List.of("user", "operator", "admin")))
        .patch("/admin/users/" + idOfFirst)
        .then()
        .statusCode(200);
    directory.patch(other, Map.of("roles", List.of("user"))).then().statusCode(200);
  }

  private static CompletableFuture<Integer> removeAdminRole(Person actor, String other) {
    return CompletableFuture.supplyAsync(
        () ->
            actor
                .asCaller()
                .body(Map.of("roles", List.of("user")))
                .patch("/admin/users/" + other)
                .statusCode());
  }
}
