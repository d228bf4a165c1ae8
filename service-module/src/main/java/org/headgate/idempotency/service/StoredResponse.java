package org.headgate.idempotency.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.headgate.common.json.JsonMappers;

/**
 * A response that is stored to be sent again.
 *
 * @param headers those that belong to the answer itself, such as Location
 * @param body empty when there was none
 */
public record StoredResponse(int status, Map<String, String> headers, String body) {

  public StoredResponse {
    headers = Map.copyOf(headers);
  }

  /** Leaves out the body, which may hold secrets. */
  @Override
  public String toString() {
    return "StoredResponse[" + status + "]";
  }

  byte[] bytes() {
    return JsonMappers.writeBytes(this);
  }

  static StoredResponse of(byte[] bytes) {
    try {
      return JsonMappers.strict()
          .readValue(new String(bytes, StandardCharsets.UTF_8), StoredResponse.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the answer was not written by us", e);
    }
  }
}
