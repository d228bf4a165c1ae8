package org.headgate.attack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.headgate.system.contract.OpenApiDocument;
import org.headgate.system.contract.OpenApiDocument.Operation;

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
    if (operation.path().startsWith("/api/")) {
      faults.addAll(headers(status, answer.headers()));
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

  /** The headers that every response of the API carries. */
  private static List<String> headers(int status, HttpHeaders sent) {
    List<String> faults = new ArrayList<>();
    if (!sent.firstValue("Cache-Control").equals(Optional.of("no-store"))) {
      faults.add("a cache may keep it");
    }
    if (!sent.firstValue("X-Content-Type-Options").equals(Optional.of("nosniff"))) {
      faults.add("a browser may guess its type");
    }
    if ((status == 429 || status == 503)
        && sent.firstValue("Retry-After").filter(wait -> wait.matches("[1-9][0-9]*")).isEmpty()) {
      faults.add("no Retry-After");
    }
    if (status == 401 && sent.firstValue("WWW-Authenticate").isEmpty()) {
      faults.add("no WWW-Authenticate");
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
