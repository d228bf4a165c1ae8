package org.headgate.scheduling.service.webhook;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.headgate.scheduling.service.WebhookSecret;

/**
 * One request of a webhook, as it is signed and sent.
 *
 * @param id what the receiver knows it by, the same at each attempt
 * @param secrets each of them signs; two while one takes the place of the other; none for a
 *     receiver that does not know the specification
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
}
