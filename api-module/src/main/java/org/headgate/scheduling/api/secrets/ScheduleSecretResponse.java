package org.headgate.scheduling.api.secrets;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A new secret of a schedule's webhook, shown only once.
 *
 * @param secretId for withdrawing the secret
 * @param secret the value that verifies signatures
 */
public record ScheduleSecretResponse(UUID secretId, @Schema(example = "whsec_...") String secret) {

  /** Leaves out the secret, for logs. */
  @Override
  public String toString() {
    return "ScheduleSecretResponse[secretId=" + secretId + "]";
  }
}
