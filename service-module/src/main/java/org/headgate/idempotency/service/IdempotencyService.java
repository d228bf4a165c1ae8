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
import org.headgate.idempotency.persistence.IdempotencyState;

/**
 * Claims, completes and releases idempotency keys, in a short transaction of its own or in that of
 * the work.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class IdempotencyService {

  private static final Duration LIFETIME = Duration.ofHours(24);

  /** After this time an unfinished attempt counts as lost. */
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  @PersistenceContext(unitName = "platform")
  EntityManager entityManager;

  /** The stored state of the key; empty when it was just released. */
  public Optional<IdempotencyState> find(String slot) {
    return keys().find(slot);
  }

  /** Whether this attempt has the key now; idempotent. */
  public boolean claim(IdempotencyAttempt idempotencyAttempt) {
    return keys().claim(idempotencyAttempt, TIMEOUT, LIFETIME);
  }

  public void complete(IdempotencyAttempt idempotencyAttempt, String sealed) {
    keys().complete(idempotencyAttempt, sealed);
  }

  /**
   * Stores the response in the transaction of the work.
   *
   * @throws RequestInProgressException when another try has the key by now: the work is rolled back
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
