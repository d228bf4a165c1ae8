package org.headgate.webhooks.api;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A new secret of an endpoint, shown only once.
 *
 * @param secretId for withdrawing the secret
 * @param secret the value that verifies signatures
 */
public record WebhookSecretResponse(UUID secretId, @Schema(example = "whsec_...") String secret) {

  /** Leaves out the secret, for logs. */
  @Override
  public String toString() {
    return "WebhookSecretResponse[secretId=" + secretId + "]";
  }
}
