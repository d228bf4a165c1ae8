package org.headgate.attack;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.headgate.system.contract.OpenApiDocument;
import org.headgate.system.contract.OpenApiDocument.Operation;

/**
 * Makes requests out of what the document says: one in three as it wants them, one in three nearly
 * so, one in three hostile. The same seed makes the same requests.
 */
final class RequestGenerator {

  private static final List<String> JUNK =
      List.of(
          "",
          "null",
          "{",
          "[]",
          "[{}]",
          "{}{}",
          "\"text\"",
          "{\"a\":1,\"a\":2}",
          "[".repeat(3_000),
          "{\"a\":".repeat(1_500) + "1" + "}".repeat(1_500),
          "\ufeff{}",
          "<xml/>",
          "a=b&c=d",
          "{\"a\":\"" + "x".repeat(70_000) + "\"}");
  private static final List<String> TYPES =
      List.of("text/plain", "application/json; charset=latin1", "multipart/form-data", "json", "*");

  private final List<Operation> operations;
  private final ValueGenerator values;
  private final List<String> knownIds;

  /**
   * @param knownIds the ids of what there is, so that some requests find something
   */
  RequestGenerator(OpenApiDocument document, Random random, List<String> knownIds) {
    this.operations = document.operations();
    this.values = new ValueGenerator(document, random);
    this.knownIds = knownIds;
  }

  /**
   * One request.
   *
   * @param target path and query
   * @param body empty for none
   */
  record Request(
      Operation operation, String target, Map<String, String> headers, String body, Kind kind) {

    @Override
    public String toString() {
      return "%s %s %s %s %s"
          .formatted(kind, operation.method(), cut(target), cut(headers.toString()), cut(body));
    }

    private static String cut(String text) {
      return text.length() < 300 ? text : text.substring(0, 300) + "…";
    }
  }

  /** How well a request is meant. */
  enum Kind {
    VALID,
    NEARLY_VALID,
    HOSTILE
  }

  Request next() {
    Operation operation = values.any(operations);
    Kind kind = values.any(List.of(Kind.values()));
    Map<String, String> headers = headers(operation, kind);
    String body =
        operation
            .bodyType()
            .map(
                type -> {
                  headers.putIfAbsent("Content-Type", type);
                  return body(operation, kind);
                })
            .orElse("");
    return new Request(operation, target(operation, kind), headers, body, kind);
  }

  private String target(Operation operation, Kind kind) {
    String path = operation.path();
    for (JsonNode parameter : operation.parameters("path")) {
      path =
          path.replace(
              "{" + parameter.path("name").textValue() + "}", encoded(pathValue(parameter, kind)));
    }
    List<String> query = new ArrayList<>();
    for (JsonNode parameter : operation.parameters("query")) {
      if (values.once(2)) {
        query.add(parameter.path("name").textValue() + "=" + encoded(text(parameter, kind)));
      }
    }
    if (kind == Kind.HOSTILE && values.once(4)) {
      query.add("unknown=" + encoded(values.hostileText()));
    }
    return path + (query.isEmpty() ? "" : "?" + String.join("&", query));
  }

  private String pathValue(JsonNode parameter, Kind kind) {
    String value = text(parameter, kind);
    boolean isId = "uuid".equals(parameter.path("schema").path("format").asText());
    if (kind != Kind.HOSTILE && isId && !knownIds.isEmpty() && values.once(2)) {
      value = values.any(knownIds);
    }
    // An empty segment or a dot is another path.
    return value.isBlank() || value.chars().allMatch(character -> character == '.') ? "x" : value;
  }

  private String text(JsonNode parameter, Kind kind) {
    if (kind == Kind.HOSTILE || (kind == Kind.NEARLY_VALID && values.once(4))) {
      return values.hostileText();
    }
    JsonNode value = values.valid(parameter.path("schema"));
    return value.isValueNode() ? value.asText() : value.toString();
  }

  private Map<String, String> headers(Operation operation, Kind kind) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (JsonNode parameter : operation.parameters("header")) {
      if (values.once(2)) {
        String value = text(parameter, kind);
        if (value.length() < 1_000
            && value.chars().allMatch(character -> character >= ' ' && character <= '~')) {
          headers.put(parameter.path("name").textValue(), value);
        }
      }
    }
    if (operation.method().equals("POST") && values.once(4)) {
      headers.put("Idempotency-Key", UUID.randomUUID().toString());
    }
    if (kind == Kind.HOSTILE && values.once(6)) {
      headers.put("Content-Type", values.any(TYPES));
    }
    if (kind == Kind.HOSTILE && values.once(6)) {
      headers.put("Accept", values.any(List.of("text/html", "image/*;q=0", "*/*;q=x", "")));
    }
    return headers;
  }

  private String body(Operation operation, Kind kind) {
    return switch (kind) {
      case VALID -> values.valid(operation.bodySchema()).toString();
      case NEARLY_VALID -> values.damaged(operation.bodySchema()).toString();
      case HOSTILE ->
          values.once(2) ? values.any(JUNK) : values.damaged(operation.bodySchema()).toString();
    };
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
