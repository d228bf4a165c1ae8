package org.headgate.webhooks.api;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A new secret of an end point, shown this once.
 *
 * @param secretId by which the secret is withdrawn
 * @param secret what signatures are checked with
 */
public record WebhookSecretResponse(UUID secretId, @Schema(example = "whsec_...") String secret) {

  /** Without the secret, for logs. */
  @Override
  public String toString() {
    return "WebhookSecretResponse[secretId=" + secretId + "]";
  }
}
