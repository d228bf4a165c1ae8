package org.headgate.oauth.api;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A new secret of a service account, shown only once.
 *
 * @param clientId the service account's id
 * @param secretId for withdrawing the secret
 * @param clientSecret the value that the program authenticates with
 */
public record ServiceAccountSecretResponse(
    UUID clientId, UUID secretId, @Schema(example = "hgs_...") String clientSecret) {

  /** Leaves out the secret, for logs. */
  @Override
  public String toString() {
    return "ServiceAccountSecretResponse[clientId=" + clientId + ", secretId=" + secretId + "]";
  }
}
