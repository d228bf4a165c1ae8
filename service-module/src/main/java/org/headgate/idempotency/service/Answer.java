package org.headgate.idempotency.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.headgate.json.Json;

/**
 * What a caller was told, to be told again.
 *
 * @param headers those that belong to the answer itself, such as Location
 * @param body empty when there was none
 */
public record Answer(int status, Map<String, String> headers, String body) {

  public Answer {
    headers = Map.copyOf(headers);
  }

  /** Without the body, which may hold secrets. */
  @Override
  public String toString() {
    return "Answer[" + status + "]";
  }

  byte[] bytes() {
    try {
      return Json.strict().writeValueAsBytes(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts can be written as JSON", e);
    }
  }

  static Answer of(byte[] bytes) {
    try {
      return Json.strict().readValue(new String(bytes, StandardCharsets.UTF_8), Answer.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the answer was not written by us", e);
    }
  }
}
