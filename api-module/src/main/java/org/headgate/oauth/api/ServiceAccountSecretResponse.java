package org.headgate.oauth.api;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A new secret of a service account, shown this once.
 *
 * @param clientId the service account's id
 * @param secretId by which the secret is withdrawn
 * @param clientSecret what the program proves itself with
 */
public record ServiceAccountSecretResponse(
    UUID clientId, UUID secretId, @Schema(example = "hgs_...") String clientSecret) {

  /** Without the secret, for logs. */
  @Override
  public String toString() {
    return "ServiceAccountSecretResponse[clientId=" + clientId + ", secretId=" + secretId + "]";
  }
}
