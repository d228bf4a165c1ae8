package org.headgate.scheduling.service.dispatch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.headgate.common.identity.UserId;
import org.headgate.scheduling.api.Action;

/**
 * One attempt at one instant.
 *
 * @param id the instant's own, the same for every attempt
 * @param owner empty for the service's own upkeep
 * @param secrets of a webhook, sealed; each of them signs
 * @param now the database's clock, whatever that of the node shows
 */
public record ActionRequest(
    UUID id,
    UUID schedule,
    Optional<UserId> owner,
    Instant scheduledFor,
    int attempt,
    Action action,
    List<byte[]> secrets,
    Instant now) {

  public ActionRequest {
    secrets = List.copyOf(secrets);
  }
}
