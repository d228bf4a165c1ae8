package org.headgate.attack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.headgate.testbed.OpenApiDocument;
import org.headgate.testbed.OpenApiDocument.Operation;

/** Compares responses with the OpenAPI document. */
final class ResponseValidator {

  /** The longest request by docs/operations.md, with time for the network. */
  private static final Duration LONGEST = Duration.ofSeconds(35);

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final OpenApiDocument document;

  ResponseValidator(OpenApiDocument document) {
    this.document = document;
  }

  /** Empty for an answer as it is promised. */
  List<String> faults(Operation operation, HttpResponse<String> answer, Duration taken) {
    List<String> faults = new ArrayList<>();
    int status = answer.statusCode();
    String type = answer.headers().firstValue("Content-Type").orElse("").replaceAll(";.*", "");
    if (status >= 500 && status != 503) {
      faults.add("a fault of the server");
    }
    if (taken.compareTo(LONGEST) > 0) {
      faults.add("took " + taken);
    }
    JsonNode promised = operation.response(status);
    if (promised.isMissingNode()) {
      faults.add("an undocumented status");
      return faults;
    }
    if (answer.body().isEmpty()) {
      if (status != 204 && promised.has("content") && !operation.method().equals("HEAD")) {
        faults.add("no body");
      }
      return faults;
    }
    JsonNode content = promised.path("content").path(type);
    if (content.isMissingNode()) {
      faults.add("an undocumented type, " + type);
    } else if (type.equals("application/x-ndjson")) {
      answer.body().lines().forEach(line -> faults.addAll(body(content.path("schema"), line)));
    } else if (type.endsWith("json")) {
      faults.addAll(body(content.path("schema"), answer.body()));
    }
    return faults;
  }

  private List<String> body(JsonNode schema, String body) {
    try {
      JsonNode value = JSON.readTree(body);
      return schema.isMissingNode() ? List.of() : document.violations(schema, value);
    } catch (JsonProcessingException e) {
      return List.of("no JSON: " + e.getOriginalMessage());
    }
  }
}
