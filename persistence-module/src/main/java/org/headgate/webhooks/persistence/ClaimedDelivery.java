package org.headgate.webhooks.persistence;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A delivery that this node is to send.
 *
 * @param claim counts the claims of the delivery
 * @param attempt its number, from 1
 * @param failures consecutive failures of the endpoint before
 * @param sealedSecrets encrypted, oldest first
 * @param at the database's clock
 */
public record ClaimedDelivery(
    UUID endpointId,
    UUID eventId,
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
