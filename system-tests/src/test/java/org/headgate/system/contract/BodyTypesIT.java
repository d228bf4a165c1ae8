package org.headgate.system.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.headgate.system.client.Person;
import org.headgate.system.contract.OpenApiDocument.Operation;
import org.headgate.system.scheduling.ScheduleSteps;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every operation refuses a body, or a member of one, whose type is not that of the OpenAPI
 * document. It names what it refuses, and converts nothing.
 */
class BodyTypesIT {

  private static final String API = "/api/v1";
  private static final String UNKNOWN = "no_such_member";

  private static final List<String> NO_OBJECTS =
      List.of("", " ", "null", "[]", "[{}]", "\"x\"", "\"\"", "7", "true", "{", "{}{}", "<a/>");

  /** Values that do not have the type. */
  private static final Map<String, List<String>> OTHERS =
      Map.of(
          "string", List.of("7", "true", "{}", "[]"),
          "integer", List.of("\"7\"", "\"\"", "1.5", "1e400", "true", "{}", "[]"),
          "number", List.of("\"7\"", "\"\"", "true", "{}", "[]"),
          "boolean", List.of("\"true\"", "\"\"", "1", "0", "{}", "[]"),
          "array", List.of("\"x\"", "\"\"", "7", "{}"),
          "object", List.of("\"x\"", "\"\"", "7", "[]"));

  private static Headgate headgate;
  private static Person user;
  private static Person administrator;
  private static String schedule;

  @BeforeAll
  static void start() {
    headgate = Headgate.shared();
    user = Person.user(headgate);
    administrator = Person.administrator(headgate);
    schedule =
        ScheduleSteps.create(user, ScheduleSteps.reminder(ScheduleSteps.daily()))
            .then()
            .statusCode(201)
            .extract()
            .path("id");
  }

  @TestFactory
  Stream<DynamicTest> bodiesOfAnotherTypeAreRefused() throws IOException {
    return jsonOperations(OpenApiDocument.of(headgate))
        .filter(BodyTypesIT::requiresBody)
        .map(
            operation ->
                DynamicTest.dynamicTest(
                    operation.toString(),
                    () -> {
                      List<String> faults = new ArrayList<>();
                      NO_OBJECTS.forEach(body -> check(operation, body, "body", faults));
                      assertThat(faults).isEmpty();
                    }));
  }

  @TestFactory
  Stream<DynamicTest> membersOfAnotherTypeAreRefusedByName() throws IOException {
    OpenApiDocument document = OpenApiDocument.of(headgate);
    return jsonOperations(document)
        .filter(operation -> document.resolved(operation.bodySchema()).has("properties"))
        .map(
            operation ->
                DynamicTest.dynamicTest(
                    operation.toString(),
                    () -> {
                      List<String> faults = new ArrayList<>();
                      checkMembers(
                          document, operation, document.resolved(operation.bodySchema()), faults);
                      assertThat(faults).isEmpty();
                    }));
  }

  @TestFactory
  Stream<DynamicTest> missingMembersAreRefusedByName() throws IOException {
    OpenApiDocument document = OpenApiDocument.of(headgate);
    return jsonOperations(document)
        .filter(operation -> !requiredMembers(document, operation).isEmpty())
        .map(
            operation ->
                DynamicTest.dynamicTest(
                    operation.toString(),
                    () -> {
                      Response response = send(operation, "{}");
                      assertThat(response.statusCode()).as(response.asString()).isEqualTo(400);
                      assertThat(response.<List<String>>path("errors.field"))
                          .containsAll(requiredMembers(document, operation));
                    }));
  }

  private static List<String> requiredMembers(OpenApiDocument document, Operation operation) {
    List<String> names = new ArrayList<>();
    document
        .resolved(operation.bodySchema())
        .path("required")
        .forEach(name -> names.add(name.asText()));
    return names;
  }

  private static boolean requiresBody(Operation operation) {
    return operation.definition().path("requestBody").path("required").asBoolean();
  }

  private static Stream<Operation> jsonOperations(OpenApiDocument document) {
    return document.operations().stream()
        .filter(
            operation ->
                operation.bodyType().filter(type -> type.matches(".*[/+]json")).isPresent());
  }

  private static void checkMembers(
      OpenApiDocument document, Operation operation, JsonNode schema, List<String> faults) {
    Place root = new Place("", "%s");
    schema
        .path("properties")
        .properties()
        .forEach(
            member -> {
              String name = member.getKey();
              check(operation, "{\"%1$s\":null,\"%1$s\":null}".formatted(name), name, faults);
              checkValues(document, operation, root.member(name), member.getValue(), faults);
            });
    check(operation, root.member(UNKNOWN).with("null"), UNKNOWN, faults);
    check(operation, root.member(UNKNOWN).with("7"), UNKNOWN, faults);
  }

  private static void checkValues(
      OpenApiDocument document,
      Operation operation,
      Place place,
      JsonNode given,
      List<String> faults) {
    JsonNode schema = plain(document, given);
    String type = type(schema);
    OTHERS
        .getOrDefault(type, List.of())
        .forEach(value -> check(operation, place.with(value), place.field(), faults));
    if (type.equals("array")) {
      checkValues(document, operation, place.element(), schema.path("items"), faults);
    } else if (schema.has("properties") && !schema.path("properties").has("type")) {
      schema
          .path("properties")
          .properties()
          .forEach(
              member ->
                  checkValues(
                      document,
                      operation,
                      place.member(member.getKey()),
                      member.getValue(),
                      faults));
      // Of an object without its required members, one of those may be named first.
      check(operation, place.member(UNKNOWN).with("7"), place.field(), faults);
    }
  }

  /** The schema of a value that is not null. */
  private static JsonNode plain(OpenApiDocument document, JsonNode given) {
    JsonNode schema = document.resolved(given);
    for (JsonNode choice : schema.path("anyOf")) {
      if (!schema.has("type") && !choice.path("type").asText().equals("null")) {
        return plain(document, choice);
      }
    }
    return schema;
  }

  /** Empty for a schema that allows every type. */
  private static String type(JsonNode schema) {
    JsonNode type = schema.path("type");
    for (JsonNode one : type) {
      if (!one.asText().equals("null")) {
        return one.asText();
      }
    }
    return type.asText();
  }

  /**
   * Where in a body a value stands.
   *
   * @param field as an error names it
   * @param body with a placeholder for the value
   */
  private record Place(String field, String body) {

    Place member(String name) {
      return new Place(field.isEmpty() ? name : field + "." + name, with("{\"" + name + "\":%s}"));
    }

    Place element() {
      return new Place(field + "[0]", with("[%s]"));
    }

    String with(String value) {
      return body.formatted(value);
    }
  }

  private static void check(Operation operation, String body, String field, List<String> faults) {
    Response response = send(operation, body);
    boolean isNamed =
        response.statusCode() == 400
            && String.valueOf(response.<Object>path("errors[0].field")).startsWith(field);
    if (!isNamed) {
      faults.add("%s of %s: %s".formatted(response.statusCode(), body, response.asString()));
    }
  }

  private static Response send(Operation operation, String body) {
    Person caller = operation.path().startsWith(API + "/admin/") ? administrator : user;
    return caller
        .asCaller()
        .body(body)
        .request(operation.method(), path(operation).substring(API.length()));
  }

  private static String path(Operation operation) {
    return operation
        .path()
        .replace(API + "/schedules/{id}", API + "/schedules/" + schedule)
        .replace("{name}", "platform")
        .replaceAll("\\{[a-z]+}", "00000000-0000-0000-0000-000000000000");
  }
}
