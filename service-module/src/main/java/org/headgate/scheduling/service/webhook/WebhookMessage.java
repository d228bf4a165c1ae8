package org.headgate.scheduling.service.webhook;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.headgate.scheduling.service.WebhookSecret;

/**
 * A webhook request to be signed and sent.
 *
 * @param id known to the receiver, the same at each attempt
 * @param secrets each of them signs; two during a rotation; none for a receiver that does not know
 *     the specification
 * @param now the time stamp of the signatures
 */
public record WebhookMessage(
    String id, String url, List<WebhookSecret> secrets, String body, Instant now) {

  public WebhookMessage {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(url, "url");
    Objects.requireNonNull(body, "body");
    Objects.requireNonNull(now, "now");
    secrets = List.copyOf(secrets);
  }

  /**
   * Id, time and signatures. A receiver without a secret is another service's endpoint, and gets
   * none of these.
   */
  public Map<String, String> headers() {
    if (secrets.isEmpty()) {
      return Map.of();
    }
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return Map.of(
        "webhook-id",
        id,
        "webhook-timestamp",
        String.valueOf(now.getEpochSecond()),
        "webhook-signature",
        secrets.stream()
            .map(secret -> WebhookSignature.of(secret.key(), id, now, bytes))
            .collect(Collectors.joining(" ")));
  }
}
