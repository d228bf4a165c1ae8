package org.headgate.system.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.headgate.system.client.Person;
import org.headgate.system.database.Sql;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A request with an idempotency key has one effect, however often it is sent. */
class IdempotencyIT {

  private static final String HEADER = "Idempotency-Key";

  private final Headgate headgate = Headgate.shared();
  private final Person administrator = Person.administrator(headgate);

  @Test
  void sameKeyAndBodyReplaysTheFirstAnswer() {
    String key = UUID.randomUUID().toString();
    String name = "Dams " + key;

    Response first = createDepartment(administrator, key, name);
    Response second = createDepartment(administrator, key, name);

    first.then().statusCode(201);
    second.then().statusCode(201).header("Idempotency-Replayed", "true");
    assertThat(second.asString()).isEqualTo(first.asString());
    assertThat(second.header("Location")).isEqualTo(first.header("Location"));
    assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
    assertThat(second.contentType()).isEqualTo(first.contentType());
  }

  @Test
  void sameKeyWithAnotherBodyIsRefused() {
    String key = UUID.randomUUID().toString();
    createDepartment(administrator, key, "Dams " + key).then().statusCode(201);

    createDepartment(administrator, key, "Weirs " + key)
        .then()
        .statusCode(422)
        .body("type", equalTo("urn:headgate:problem:idempotency-key-reused"));
  }

  @Test
  void keyIsFreeAgainAfterADay() {
    String key = UUID.randomUUID().toString();
    createDepartment(administrator, key, "Dams " + key).then().statusCode(201);

    ageLatestKey("23 hours 58 minutes");
    createDepartment(administrator, key, "Dams " + key)
        .then()
        .statusCode(201)
        .header("Idempotency-Replayed", "true");

    ageLatestKey("2 minutes");
    createDepartment(administrator, key, "Weirs " + key)
        .then()
        .statusCode(201)
        .header("Idempotency-Replayed", nullValue())
        .body("name", equalTo("Weirs " + key));
  }

  private void ageLatestKey(String time) {
    new Sql(headgate.databaseUrl())
        .update(
            """
            update platform.idempotency set expires_at = expires_at - cast(? as interval)
             where attempt = (select attempt from platform.idempotency order by attempt desc limit 1)
            """,
            time);
  }

  @Test
  void concurrentRequestsGetTheSameAnswer() {
    String key = UUID.randomUUID().toString();

    List<Response> answers =
        Stream.generate(
                () ->
                    CompletableFuture.supplyAsync(
                        () -> createDepartment(administrator, key, "Dams " + key)))
            .limit(8)
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();

    assertThat(answers).extracting(Response::statusCode).containsOnly(201);
    assertThat(answers.stream().map(Response::asString).distinct()).hasSize(1);
  }

  @Test
  void repeatedSignUpSendsOneMail() {
    Person ada = Person.stranger(headgate);
    String key = UUID.randomUUID().toString();

    Response first = signUp(ada, key);
    Response second = signUp(ada, key);

    first.then().statusCode(202);
    second.then().statusCode(202).header("Idempotency-Replayed", "true");
    assertThat(second.asString()).isEqualTo(first.asString());
    ada.keep(ada.verify(ada.code()));
  }

  @Test
  void keysAreScopedToTheCaller() {
    Person ada = Person.user(headgate);
    String key = UUID.randomUUID().toString();
    createDepartment(administrator, key, "Dams " + key).then().statusCode(201);

    createDepartment(ada, key, "Dams " + key).then().statusCode(403);
    headgate
        .api()
        .header(HEADER, key)
        .body(Map.of("email", Person.stranger(headgate).email()))
        .post("/auth/password/forgot")
        .then()
        .statusCode(202);
  }

  @Test
  void invalidRequestMayBeCorrectedUnderTheSameKey() {
    String key = UUID.randomUUID().toString();

    createDepartment(administrator, key, "  ").then().statusCode(400);
    createDepartment(administrator, key, "Dams " + key).then().statusCode(201);
  }

  @Test
  void conflictIsReplayed() {
    String key = UUID.randomUUID().toString();
    String name = "Dams " + key;
    String id = createDepartment(administrator, UUID.randomUUID().toString(), name).path("id");
    createDepartment(administrator, key, name).then().statusCode(409);
    administrator.asCaller().delete("/admin/departments/" + id).then().statusCode(204);

    createDepartment(administrator, key, name)
        .then()
        .statusCode(409)
        .contentType("application/problem+json")
        .header("Idempotency-Replayed", "true");
  }

  @ParameterizedTest
  @ValueSource(strings = {"two words", "ü", ""})
  void invalidKeysAreRefused(String key) {
    createDepartment(administrator, key, "Dams")
        .then()
        .statusCode(400)
        .body("type", equalTo("urn:headgate:problem:invalid-request"))
        .body("errors.field", hasItem(HEADER));
    createDepartment(administrator, "k".repeat(256), "Dams").then().statusCode(400);
  }

  @Test
  void requestsAreNotStoredInClearText() {
    String key = UUID.randomUUID().toString();
    String name = "Dams " + key;
    createDepartment(administrator, key, name).then().statusCode(201);
    signUp(Person.stranger(headgate), key);

    List<String> rows =
        new Sql(headgate.databaseUrl()).texts("select i::text from platform.idempotency i");
    assertThat(rows)
        .hasSizeGreaterThanOrEqualTo(2)
        .allSatisfy(
            row -> assertThat(row).doesNotContain(key, "Dams", Person.PASSWORD, "example.org"));
  }

  private static Response createDepartment(Person person, String key, String name) {
    return person
        .asCaller()
        .header(HEADER, key)
        .body(Map.of("name", name))
        .post("/admin/departments");
  }

  private Response signUp(Person person, String key) {
    return headgate
        .api()
        .header(HEADER, key)
        .body(Map.of("email", person.email(), "password", Person.PASSWORD))
        .post("/auth/signup");
  }
}
