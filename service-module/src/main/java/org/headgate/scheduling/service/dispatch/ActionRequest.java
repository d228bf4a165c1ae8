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
 * @param id the id of the instant, the same for every attempt
 * @param accountId empty for the service's own schedules
 * @param secrets the secrets of a webhook, encrypted; each of them signs
 * @param now the database's clock, independent of the node's
 */
public record ActionRequest(
    UUID id,
    UUID scheduleId,
    Optional<UserId> accountId,
    Instant scheduledFor,
    int attempt,
    Action action,
    List<byte[]> secrets,
    Instant now) {

  public ActionRequest {
    secrets = List.copyOf(secrets);
  }
}
