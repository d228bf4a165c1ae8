package org.headgate.idempotency.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.headgate.idempotency.StillAnswering;
import org.headgate.idempotency.persistence.Attempt;
import org.headgate.idempotency.persistence.IdempotencyKeys;
import org.headgate.idempotency.persistence.StoredAnswer;

/** Takes, fills and frees keys, in one short transaction of its own or in that of the work. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class IdempotencyDesk {

  private static final Duration LIFETIME = Duration.ofHours(24);

  /** After that a try that was never finished counts as lost, with its node. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Inject IdempotencyKeys keys;

  /** What is known of the key; empty when it was just freed. */
  public Optional<StoredAnswer> find(String slot) {
    return keys.find(slot);
  }

  /** Whether this try has the key now; asked twice, it says the same. */
  public boolean claim(Attempt attempt) {
    return keys.claim(attempt, PATIENCE, LIFETIME);
  }

  public void complete(Attempt attempt, String sealed) {
    keys.complete(attempt, sealed);
  }

  /**
   * Keeps the answer in the transaction of the work that it tells of.
   *
   * @throws StillAnswering when another try has the key by now: the work is taken back
   */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void completeWithWork(Attempt attempt, String sealed) {
    if (!keys.complete(attempt, sealed)) {
      throw new StillAnswering();
    }
  }

  public void release(Attempt attempt) {
    keys.release(attempt);
  }
}
