package org.headgate.system.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rules of linters for OpenAPI documents, so that generators of clients need no exceptions. */
class OpenApiRulesIT {

  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

  /** Nothing about a request to them can be wrong. */
  private static final Set<String> NEVER_REFUSED =
      Set.of("/api/v1/whoami", "/health", "/.well-known");

  /** An operation of the document, with its path and method for messages. */
  private record Operation(String path, String method, Map<String, Object> content) {

    String name() {
      return method + " " + path;
    }

    List<Object> list(String member) {
      return content.get(member) instanceof List<?> list ? List.copyOf(list) : List.of();
    }

    Set<String> statuses() {
      return content.get("responses") instanceof Map<?, ?> responses
          ? responses.keySet().stream().map(String::valueOf).collect(Collectors.toSet())
          : Set.of();
    }
  }

  private JsonPath document;
  private final List<Operation> operations = new ArrayList<>();

  @BeforeEach
  void read() {
    document = Headgate.shared().root().accept("application/json").get("/openapi").jsonPath();
    document
        .<Map<String, Map<String, Map<String, Object>>>>get("paths")
        .forEach(
            (path, item) ->
                item.forEach(
                    (method, operation) -> {
                      if (METHODS.contains(method)) {
                        operations.add(new Operation(path, method, operation));
                      }
                    }));
    assertThat(operations).hasSizeGreaterThan(50);
  }

  @Test
  void operationsNameTheirSecurity() {
    assertThat(operations)
        .allSatisfy(
            operation ->
                assertThat(operation.content()).as(operation.name()).containsKey("security"));
  }

  @Test
  void everyOperationHasAUniqueIdASummaryAndADescription() {
    Set<Object> names = new HashSet<>();
    assertThat(operations)
        .allSatisfy(
            operation -> {
              assertThat(operation.content())
                  .as(operation.name())
                  .containsKeys("operationId", "summary", "description");
              assertThat(names.add(operation.content().get("operationId")))
                  .as(operation.name())
                  .isTrue();
            });
  }

  @Test
  void documentNamesItsContactAndLicence() {
    assertThat(document.<Map<String, Object>>get("info"))
        .containsKeys("title", "version", "description", "contact", "license");
  }

  @Test
  void everyTagIsDeclaredAndDescribed() {
    List<Map<String, String>> declared = document.get("tags");
    assertThat(declared)
        .allSatisfy(tag -> assertThat(tag.get("description")).as(tag.get("name")).isNotBlank());
    Set<Object> known = declared.stream().map(tag -> tag.get("name")).collect(Collectors.toSet());
    assertThat(operations)
        .allSatisfy(
            operation ->
                assertThat(operation.list("tags"))
                    .as(operation.name())
                    .isNotEmpty()
                    .isSubsetOf(known));
  }

  @Test
  void operationsDescribeSuccessAndRefusal() {
    assertThat(operations)
        .allSatisfy(
            operation -> {
              assertThat(operation.statuses())
                  .as(operation.name())
                  .anyMatch(status -> status.matches("[23]\\d\\d"));
              if (NEVER_REFUSED.stream().noneMatch(operation.path()::startsWith)) {
                assertThat(operation.statuses())
                    .as(operation.name())
                    .anyMatch(status -> status.matches("4\\d\\d"));
              }
            });
  }

  @Test
  void unknownIdsAndReusedKeysAreDescribed() {
    assertThat(operations)
        .filteredOn(operation -> operation.path().contains("{"))
        .isNotEmpty()
        .allSatisfy(
            operation -> assertThat(operation.statuses()).as(operation.name()).contains("404"));
    assertThat(operations)
        .filteredOn(OpenApiRulesIT::takesKey)
        .isNotEmpty()
        .allSatisfy(
            operation ->
                assertThat(operation.statuses()).as(operation.name()).contains("409", "422"));
  }

  private static boolean takesKey(Operation operation) {
    return operation.list("parameters").stream()
        .anyMatch(
            parameter ->
                parameter instanceof Map<?, ?> header
                    && "Idempotency-Key".equals(header.get("name")));
  }

  /** In JSON Schema all keywords must hold: a list of values without null excludes it. */
  @Test
  void valuesOfNullableMembersDoNotExcludeNull() {
    List<Map<?, ?>> nullable =
        objects(document.get("components.schemas"))
            .filter(
                schema ->
                    schema.get("anyOf") instanceof List<?> choices
                        && choices.contains(Map.of("type", "null")))
            .toList();

    assertThat(nullable).isNotEmpty().noneMatch(schema -> schema.containsKey("enum"));
  }

  private static Stream<Map<?, ?>> objects(Object node) {
    if (node instanceof Map<?, ?> object) {
      return Stream.concat(
          Stream.of(object), object.values().stream().flatMap(OpenApiRulesIT::objects));
    }
    return node instanceof List<?> list
        ? list.stream().flatMap(OpenApiRulesIT::objects)
        : Stream.empty();
  }

  @Test
  void everyPatternIsValidInJavaScript() {
    String text = Headgate.shared().root().accept("application/json").get("/openapi").asString();
    Pattern pattern = Pattern.compile("\"pattern\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");

    assertThat(pattern.matcher(text).results().map(found -> found.group(1)).toList())
        .isNotEmpty()
        .noneMatch(regex -> regex.matches(".*\\(\\?[a-zA-Z].*"));
  }
}
