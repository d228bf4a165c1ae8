package org.headgate.scheduling.api.secrets;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A new secret of a schedule's webhook, shown this once.
 *
 * @param secretId by which the secret is withdrawn
 * @param secret what signatures are checked with
 */
public record ScheduleSecretResponse(UUID secretId, @Schema(example = "whsec_...") String secret) {

  /** Without the secret, for logs. */
  @Override
  public String toString() {
    return "ScheduleSecretResponse[secretId=" + secretId + "]";
  }
}
