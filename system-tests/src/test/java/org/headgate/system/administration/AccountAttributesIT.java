package org.headgate.system.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;
import org.headgate.system.client.Person;
import org.headgate.system.client.TokenClaims;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Access tokens carry the department of an account, and the attributes that administrators set. */
class AccountAttributesIT {

  private final Headgate headgate = Headgate.shared();
  private final Person administrator = Person.administrator(headgate);
  private final Person ada = Person.user(headgate);
  private String id;
  private String path;

  @BeforeEach
  void find() {
    id = ada.me().path("id");
    path = "/admin/users/" + id + "/attributes";
  }

  @Test
  void tokensCarryDepartmentAndAttributes() {
    assertThat(claims().getMap("attributes")).isNull();
    assertThat(claims().getMap("department")).isNull();
    String name = "Weirs " + UUID.randomUUID();
    String department =
        administrator
            .asCaller()
            .body(Map.of("name", name))
            .post("/admin/departments")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    administrator
        .asCaller()
        .body(Map.of("department_id", department))
        .patch("/admin/users/" + id)
        .then()
        .statusCode(200);
    put(Map.of("cost_center", "4711", "team", "Łódź")).then().statusCode(200);

    ada.keep(ada.refresh(ada.refreshToken()));

    assertThat(claims().getMap("department")).isEqualTo(Map.of("id", department, "name", name));
    assertThat(claims().getMap("attributes"))
        .isEqualTo(Map.of("cost_center", "4711", "team", "Łódź"));
    ada.me().then().statusCode(200);

    put(Map.of("team", "Kraków")).then().statusCode(200);
    ada.keep(ada.logIn(Person.PASSWORD));

    assertThat(claims().getMap("attributes")).isEqualTo(Map.of("team", "Kraków"));
    String earlier = ada.refreshToken();
    ada.keep(ada.refresh(earlier));
    ada.keep(ada.refresh(earlier));
    assertThat(claims().getMap("attributes")).isEqualTo(Map.of("team", "Kraków"));
  }

  @Test
  void changesAreConditionalAndAudited() {
    Response first = administrator.asCaller().get(path);
    first.then().statusCode(200).body("attributes", aMapWithSize(0));
    put(Map.of("team", "Weirs")).then().statusCode(200).body("attributes.team", equalTo("Weirs"));
    put(Map.of("team", "Weirs")).then().statusCode(200);

    administrator
        .asCaller()
        .header("If-Match", first.header("ETag"))
        .body(Map.of("attributes", Map.of()))
        .put(path)
        .then()
        .statusCode(412);

    administrator.asCaller().get(path).then().body("attributes.team", equalTo("Weirs"));
    administrator
        .asCaller()
        .queryParam("subject", id)
        .queryParam("action", "account.attributes_changed")
        .get("/admin/audit")
        .then()
        .body("items.details.names", contains("team"));
    ada.asCaller().get("/users/me/export").then().body("attributes.team", equalTo("Weirs"));
  }

  @Test
  void invalidAttributesAreRefused() {
    put(Map.of("Team", "x")).then().statusCode(400).body("errors.field", contains("attributes"));
    put(Map.of("team", "x".repeat(201)))
        .then()
        .statusCode(400)
        .body("errors.field", contains("attributes"));
    administrator.asCaller().body("{}").put(path).then().statusCode(400);
    administrator
        .asCaller()
        .body("{\"attributes\":{\"team\":null}}")
        .put(path)
        .then()
        .statusCode(400);
    administrator
        .asCaller()
        .body(Map.of("attributes", Map.of()))
        .put("/admin/users/" + UUID.randomUUID() + "/attributes")
        .then()
        .statusCode(404);
  }

  private Response put(Map<String, String> attributes) {
    return administrator.asCaller().body(Map.of("attributes", attributes)).put(path);
  }

  private JsonPath claims() {
    return TokenClaims.of(ada.accessToken());
  }
}
