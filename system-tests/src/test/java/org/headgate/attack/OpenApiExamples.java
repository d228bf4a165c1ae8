package org.headgate.attack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.headgate.system.contract.OpenApiDocument;

/** Finds the examples and defaults of an OpenAPI document, of schemas and of what has a schema. */
final class OpenApiExamples {

  /** Members of a schema that are a schema, a list of them, or schemas by name. */
  private static final Set<String> SCHEMAS =
      Set.of("items", "additionalProperties", "not", "contains", "propertyNames");

  private static final Set<String> SCHEMA_LISTS = Set.of("allOf", "anyOf", "oneOf", "prefixItems");
  private static final Set<String> SCHEMA_MAPS =
      Set.of("properties", "patternProperties", "dependentSchemas", "$defs");

  private final OpenApiDocument document;
  private final List<Example> found = new ArrayList<>();

  private OpenApiExamples(JsonNode document) {
    this.document = OpenApiDocument.withFormats(document);
  }

  /**
   * A value of the document.
   *
   * @param place as a JSON pointer
   * @param violations the violations of its schema, each with the place
   */
  record Example(String place, List<String> violations) {}

  static List<Example> of(JsonNode document) {
    OpenApiExamples examples = new OpenApiExamples(document);
    examples.readObject(document, "");
    return examples.found;
  }

  /** An object that is no schema, such as an operation, a parameter or a media type. */
  private void readObject(JsonNode node, String place) {
    JsonNode schema = node.path("schema");
    for (String name : names(node)) {
      JsonNode member = node.path(name);
      String at = place + "/" + escaped(name);
      if (name.equals("schema")) {
        readSchema(member, at);
      } else if (name.equals("schemas") && place.equals("/components")) {
        names(member)
            .forEach(
                memberName -> readSchema(member.path(memberName), at + "/" + escaped(memberName)));
      } else if (name.equals("example") && schema.isObject()) {
        check(schema, member, at);
      } else if (name.equals("examples") && schema.isObject()) {
        for (String memberName : names(member)) {
          check(
              schema,
              member.path(memberName).path("value"),
              at + "/" + escaped(memberName) + "/value");
        }
      } else if (member.isObject()) {
        readObject(member, at);
      } else {
        readList(member, at);
      }
    }
  }

  private void readList(JsonNode list, String place) {
    for (int i = 0; i < list.size(); i++) {
      if (list.get(i).isObject()) {
        readObject(list.get(i), place + "/" + i);
      }
    }
  }

  private void readSchema(JsonNode schema, String place) {
    for (String name : names(schema)) {
      JsonNode member = schema.path(name);
      String at = place + "/" + escaped(name);
      if (name.equals("example") || name.equals("default")) {
        check(schema, member, at);
      } else if (name.equals("examples")) {
        for (int i = 0; i < member.size(); i++) {
          check(schema, member.get(i), at + "/" + i);
        }
      } else if (SCHEMAS.contains(name)) {
        readSchema(member, at);
      } else if (SCHEMA_LISTS.contains(name)) {
        for (int i = 0; i < member.size(); i++) {
          readSchema(member.get(i), at + "/" + i);
        }
      } else if (SCHEMA_MAPS.contains(name)) {
        names(member)
            .forEach(
                memberName -> readSchema(member.path(memberName), at + "/" + escaped(memberName)));
      }
    }
  }

  private void check(JsonNode schema, JsonNode value, String place) {
    found.add(
        new Example(
            place,
            document.violations(schema, value).stream()
                .map(violation -> place + ": " + value + ": " + violation)
                .toList()));
  }

  private static List<String> names(JsonNode node) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
