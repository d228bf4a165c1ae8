package org.headgate.attack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.headgate.system.contract.OpenApiDocument;

/** Generates values that a schema allows, and values that it refuses. */
final class ValueGenerator {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int DEEPEST = 5;

  /** Values that have broken servers. */
  private static final List<String> HOSTILE =
      List.of(
          "",
          " ",
          "\u0000",
          "a\u0000b",
          "\r\nX-Injected: yes",
          "\u202egpj.exe",
          "\ud83d\ude00".repeat(40),
          "\u0130\u0131\u00df\ufb03",
          "' or 1=1 --",
          "\\",
          "%00",
          "%",
          "_%_%_%_",
          "${jndi:ldap://127.0.0.1:1/a}",
          "#{1+1}",
          "{{7*7}}",
          "<script>alert(1)</script>",
          "../../../../etc/passwd",
          "-1",
          "0",
          "1e400",
          "NaN",
          "9223372036854775808",
          "-9223372036854775809",
          "2147483648",
          "null",
          "true",
          "+999999999-12-31T23:59:59Z",
          "-999999999-01-01T00:00:00Z",
          "2026-02-30T00:00:00Z",
          "2026-11-29T24:00:00Z",
          "PT9223372036854775807S",
          "P-1D",
          "0 0 31 2 *",
          "* * * * * * * *",
          "Europe/Atlantis",
          "xx-xx-xx-xx-xx-xx",
          "00000000-0000-0000-0000-000000000000",
          "http://[::1]:99999/",
          "file:///etc/passwd",
          "a@b",
          "\"a b\"@example.org",
          "a@" + "b".repeat(250) + ".org",
          "a".repeat(300),
          "a".repeat(5_000));

  private final OpenApiDocument document;
  private final Random random;

  ValueGenerator(OpenApiDocument document, Random random) {
    this.document = document;
    this.random = random;
  }

  /** Any of several. */
  <T> T any(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  /** True about once in so many times. */
  boolean once(int times) {
    return random.nextInt(times) == 0;
  }

  String hostileText() {
    return any(HOSTILE);
  }

  /** A value that the schema allows, as far as a schema says it. */
  JsonNode valid(JsonNode schema) {
    return valid(schema, 0);
  }

  private JsonNode valid(JsonNode given, int depth) {
    JsonNode schema = document.resolved(given);
    if (schema.has("enum")) {
      return any(values(schema.path("enum")));
    }
    if (schema.has("examples") && once(2)) {
      return any(values(schema.path("examples")));
    }
    for (String choice : List.of("oneOf", "anyOf", "allOf")) {
      if (schema.has(choice)) {
        return valid(any(values(schema.path(choice))), depth);
      }
    }
    return switch (type(schema)) {
      case "object" -> object(schema, depth);
      case "array" -> array(schema, depth);
      case "integer" -> JSON.numberNode(number(schema));
      case "number" -> JSON.numberNode(number(schema) / 8.0);
      case "boolean" -> JSON.booleanNode(random.nextBoolean());
      case "null" -> JSON.nullNode();
      default -> JSON.textNode(text(schema));
    };
  }

  private String type(JsonNode schema) {
    JsonNode type = schema.path("type");
    if (type.isArray()) {
      return any(values(type)).textValue();
    }
    return type.isTextual() ? type.textValue() : schema.has("properties") ? "object" : "string";
  }

  private ObjectNode object(JsonNode schema, int depth) {
    ObjectNode object = JSON.objectNode();
    Set<String> required = Set.copyOf(texts(schema.path("required")));
    schema
        .path("properties")
        .properties()
        .forEach(
            entry -> {
              if (required.contains(entry.getKey()) || (depth < DEEPEST && once(2))) {
                object.set(entry.getKey(), valid(entry.getValue(), depth + 1));
              }
            });
    if (!schema.has("properties") && depth < DEEPEST) {
      object.put("key" + random.nextInt(5), random.nextInt());
    }
    return object;
  }

  private ArrayNode array(JsonNode schema, int depth) {
    ArrayNode array = JSON.arrayNode();
    for (int left = random.nextInt(3); left > 0; left--) {
      array.add(valid(schema.path("items"), depth + 1));
    }
    return array;
  }

  private long number(JsonNode schema) {
    long least = schema.path("minimum").asLong(0);
    long most = schema.path("maximum").asLong(least + 100);
    return least + (long) (random.nextDouble() * (most - least));
  }

  private String text(JsonNode schema) {
    return switch (schema.path("format").asText()) {
      case "email" -> "gen-" + random.nextInt(1_000) + "@example.org";
      case "uuid" -> new UUID(random.nextLong(), random.nextLong()).toString();
      case "date-time" ->
          Instant.now().plus(random.nextInt(2_000) - 1_000, ChronoUnit.HOURS).toString();
      case "date" -> "2026-11-" + (10 + random.nextInt(20));
      case "duration" -> "PT" + (1 + random.nextInt(100)) + "M";
      case "uri" -> "https://example.org/" + random.nextInt(100);
      default -> "text " + random.nextInt(1_000);
    };
  }

  /** A value that is nearly what the schema allows: one place in it is something else. */
  JsonNode damaged(JsonNode schema) {
    JsonNode value = valid(schema);
    if (value instanceof ObjectNode object && !object.isEmpty()) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      String name = any(names);
      switch (random.nextInt(5)) {
        case 0 -> object.remove(name);
        case 1 -> object.set("unknown_" + name, object.get(name));
        case 2 -> object.putNull(name);
        case 3 -> object.set(name, odd());
        default -> object.put(name, hostileText());
      }
      return object;
    }
    return odd();
  }

  private JsonNode odd() {
    return switch (random.nextInt(8)) {
      case 0 -> JSON.arrayNode().addNull();
      case 1 -> JSON.objectNode().put("a", 1);
      case 2 -> JSON.numberNode(Long.MIN_VALUE);
      case 3 -> JSON.numberNode(-0.5);
      case 4 -> JSON.booleanNode(true);
      case 5 -> JSON.arrayNode().add(JSON.arrayNode().add(JSON.arrayNode()));
      case 6 -> JSON.numberNode(new BigInteger("9".repeat(60)));
      default -> JSON.textNode(hostileText());
    };
  }

  private static List<JsonNode> values(JsonNode array) {
    List<JsonNode> values = new ArrayList<>();
    array.forEach(values::add);
    return values;
  }

  private static List<String> texts(JsonNode array) {
    return values(array).stream().map(JsonNode::textValue).toList();
  }
}
