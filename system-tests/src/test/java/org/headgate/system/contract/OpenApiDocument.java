package org.headgate.system.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.OpenApi31;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.headgate.system.server.Headgate;

/** The OpenAPI document that the server gives, read as a client's maker reads it. */
public final class OpenApiDocument {

  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDialect(OpenApi31.getInstance());

  private static final SchemaRegistry REGISTRY_WITH_FORMATS =
      SchemaRegistry.withDialect(
          OpenApi31.getInstance(),
          registry ->
              registry.schemaRegistryConfig(
                  SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

  private final JsonNode document;
  private final SchemaRegistry registry;
  private final Map<JsonNode, Schema> schemas = new ConcurrentHashMap<>();

  private OpenApiDocument(JsonNode document, SchemaRegistry registry) {
    this.document = document;
    this.registry = registry;
  }

  /** The document of a running server. */
  public static OpenApiDocument of(Headgate headgate) throws IOException {
    byte[] json = headgate.root().accept("application/json").get("/openapi").asByteArray();
    return new OpenApiDocument(new ObjectMapper().readTree(json), REGISTRY);
  }

  /** A document by which a value of another format than its schema names is wrong. */
  public static OpenApiDocument withFormats(JsonNode document) {
    return new OpenApiDocument(document, REGISTRY_WITH_FORMATS);
  }

  /**
   * An operation that a client can call.
   *
   * @param method in capitals
   * @param path with the names of its parameters in braces
   * @param definition its part of the document
   */
  public record Operation(String method, String path, JsonNode definition) {

    /**
     * @param in path, query or header
     */
    public List<JsonNode> parameters(String in) {
      List<JsonNode> parameters = new ArrayList<>();
      definition
          .path("parameters")
          .forEach(
              node -> {
                if (in.equals(node.path("in").textValue())) {
                  parameters.add(node);
                }
              });
      return parameters;
    }

    /** The names of {@link #parameters}. */
    public List<String> parameterNames(String in) {
      return parameters(in).stream().map(node -> node.path("name").textValue()).toList();
    }

    /** A stream of events goes on for minutes whatever was asked. */
    boolean isStream() {
      return definition.path("responses").toString().contains("text/event-stream");
    }

    /** The type of the first body that it takes. */
    public Optional<String> bodyType() {
      JsonNode content = definition.path("requestBody").path("content");
      return content.isEmpty() ? Optional.empty() : Optional.of(content.fieldNames().next());
    }

    public JsonNode bodySchema() {
      return definition
          .path("requestBody")
          .path("content")
          .path(bodyType().orElseThrow())
          .path("schema");
    }

    /** The description of a response with this status; missing where there is none. */
    public JsonNode response(int status) {
      JsonNode exact = definition.path("responses").path(String.valueOf(status));
      return exact.isMissingNode() ? definition.path("responses").path("default") : exact;
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  /** All but the streams. */
  public List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    document
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        method -> {
                          if (method.getKey().matches("get|post|put|patch|delete")) {
                            operations.add(
                                new Operation(
                                    method.getKey().toUpperCase(Locale.ROOT),
                                    path.getKey(),
                                    method.getValue()));
                          }
                        }));
    return operations.stream().filter(operation -> !operation.isStream()).toList();
  }

  /** The target of a reference; anything else as it is. */
  public JsonNode resolved(JsonNode schema) {
    JsonNode reference = schema.path("$ref");
    return reference.isTextual()
        ? resolved(document.at(reference.textValue().substring(1)))
        : schema;
  }

  /** The errors of a value by a schema of the document. */
  public List<String> violations(JsonNode schema, JsonNode value) {
    return schemas.computeIfAbsent(schema, this::compiled).validate(value).stream()
        .map(Object::toString)
        .toList();
  }

  private Schema compiled(JsonNode schema) {
    ObjectNode whole = new ObjectMapper().createObjectNode();
    whole.putArray("allOf").add(schema);
    whole.set("components", document.path("components"));
    return registry.getSchema(whole);
  }
}
