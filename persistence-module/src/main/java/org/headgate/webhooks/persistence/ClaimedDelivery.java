package org.headgate.webhooks.persistence;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A delivery that this node is to make.
 *
 * @param claim counts who took it
 * @param attempt its number, from 1
 * @param failures how often the end point failed in a row before
 * @param sealedSecrets encrypted, the oldest first
 * @param at the database's clock
 */
public record ClaimedDelivery(
    UUID endpoint,
    UUID event,
    long claim,
    int attempt,
    int failures,
    String url,
    List<byte[]> sealedSecrets,
    String body,
    Instant at) {

  public ClaimedDelivery {
    sealedSecrets = List.copyOf(sealedSecrets);
  }
}
