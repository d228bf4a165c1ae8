package org.headgate.system.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.restassured.response.Response;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.headgate.system.client.Person;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Administrators create, rename and delete departments. */
class DepartmentsIT {

  private static final String CONFLICT = "urn:headgate:problem:conflict";
  private static Headgate headgate;
  private static Person administrator;
  private static Directory directory;

  @BeforeAll
  static void start() {
    headgate = Headgate.shared();
    administrator = Person.administrator(headgate);
    directory = new Directory(administrator);
  }

  @Test
  void departmentIsCreatedRenamedAndDeleted() {
    String name = "Locks " + UUID.randomUUID();
    Response founded = directory.createDepartment(name);
    founded
        .then()
        .statusCode(201)
        .header("Location", containsString("/api/v1/admin/departments/" + founded.path("id")))
        .body("name", equalTo(name))
        .body("members", equalTo(0));
    String path = "/admin/departments/" + founded.path("id");
    String tag = administrator.asCaller().get(path).header("ETag");

    administrator
        .asCaller()
        .header("If-Match", tag)
        .body(Map.of("name", name + " and weirs"))
        .put(path)
        .then()
        .statusCode(200)
        .body("name", equalTo(name + " and weirs"));
    administrator
        .asCaller()
        .body(Map.of("name", name + " and weirs"))
        .put(path)
        .then()
        .statusCode(200);
    administrator.asCaller().header("If-Match", tag).delete(path).then().statusCode(412);
    administrator.asCaller().delete(path).then().statusCode(204);
    administrator.asCaller().get(path).then().statusCode(404);
    administrator
        .asCaller()
        .queryParam("subject", founded.<String>path("id"))
        .get("/admin/audit")
        .then()
        .body(
            "items.action",
            contains("department.closed", "department.renamed", "department.founded"));
  }

  @Test
  void equivalentDepartmentNamesConflict() {
    String name = "Gates " + UUID.randomUUID();
    directory.createDepartment(name).then().statusCode(201);
    String other = directory.createDepartment("Other " + name).path("id");

    directory.createDepartment("\u200b" + name + "\u00a0").then().statusCode(409);
    directory
        .createDepartment(" " + name.toUpperCase(Locale.ROOT) + " ")
        .then()
        .statusCode(409)
        .body("type", equalTo(CONFLICT));
    administrator
        .asCaller()
        .body(Map.of("name", name))
        .put("/admin/departments/" + other)
        .then()
        .statusCode(409);
    Map<Integer, Long> statuses =
        Stream.generate(
                () ->
                    CompletableFuture.supplyAsync(
                        () -> directory.createDepartment("At once " + name)))
            .limit(8)
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .collect(Collectors.groupingBy(Response::statusCode, Collectors.counting()));
    assertThat(statuses).isEqualTo(Map.of(201, 1L, 409, 7L));
  }

  @Test
  void departmentWithMembersIsNotDeleted() {
    Person ada = Person.user(headgate);
    String department = directory.createDepartment("Sluices " + UUID.randomUUID()).path("id");
    directory.patch(ada, Map.of("department_id", department)).then().statusCode(200);

    administrator
        .asCaller()
        .delete("/admin/departments/" + department)
        .then()
        .statusCode(409)
        .body("type", equalTo(CONFLICT));
    administrator
        .asCaller()
        .get("/admin/departments/" + department)
        .then()
        .body("members", equalTo(1));
  }

  @Test
  void nameIsBoundedInCharacters() {
    String unique = UUID.randomUUID().toString();
    String longest = unique + "\ud83d\ude00".repeat(200 - unique.length());

    directory.createDepartment(longest).then().statusCode(201).body("name", equalTo(longest));
    directory.createDepartment(longest + "a").then().statusCode(400);
  }

  @Test
  void invalidNamesAreRefused() {
    for (String name : List.of("", "  ", "\u200b\u2060", "a\nb", "x".repeat(201))) {
      administrator
          .asCaller()
          .body(Map.of("name", name))
          .post("/admin/departments")
          .then()
          .statusCode(400)
          .body("errors.field", hasItem("name"));
    }
  }
}
