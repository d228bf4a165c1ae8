package org.headgate.idempotency.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.util.Optional;
import org.headgate.idempotency.api.RequestInProgressException;
import org.headgate.idempotency.persistence.IdempotencyAttempt;
import org.headgate.idempotency.persistence.IdempotencyRepository;
import org.headgate.idempotency.persistence.StoredAnswer;

/**
 * Takes, fills and frees idempotency keys, in a short transaction of its own or in that of the
 * work.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class IdempotencyService {

  private static final Duration LIFETIME = Duration.ofHours(24);

  /** After that a try that was never finished counts as lost, with its node. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @PersistenceContext(unitName = "platform")
  EntityManager entityManager;

  /** What is known of the key; empty when it was just freed. */
  public Optional<StoredAnswer> find(String slot) {
    return keys().find(slot);
  }

  /** Whether this try has the key now; asked twice, it says the same. */
  public boolean claim(IdempotencyAttempt idempotencyAttempt) {
    return keys().claim(idempotencyAttempt, PATIENCE, LIFETIME);
  }

  public void complete(IdempotencyAttempt idempotencyAttempt, String sealed) {
    keys().complete(idempotencyAttempt, sealed);
  }

  /**
   * Keeps the answer in the transaction of the work that it tells of.
   *
   * @throws RequestInProgressException when another try has the key by now: the work is taken back
   */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void completeWithWork(IdempotencyAttempt idempotencyAttempt, String sealed) {
    if (!keys().complete(idempotencyAttempt, sealed)) {
      throw new RequestInProgressException();
    }
  }

  public void release(IdempotencyAttempt idempotencyAttempt) {
    keys().release(idempotencyAttempt);
  }

  private IdempotencyRepository keys() {
    return new IdempotencyRepository(entityManager);
  }
}
