package org.headgate.idempotency.service;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.headgate.idempotency.persistence.IdempotencyAttempt;

/**
 * The request with an idempotency key on this thread: its attempt, and how to build its response
 * before the transaction ends.
 */
public final class KeyedRequest {

  private static final ThreadLocal<KeyedRequest> CURRENT = new ThreadLocal<>();

  private final IdempotencyAttempt idempotencyAttempt;
  private final Function<Object, StoredResponse> told;
  private Optional<StoredResponse> kept = Optional.empty();

  /**
   * @param told the answer to what the work results in
   */
  public KeyedRequest(IdempotencyClaim.First claim, Function<Object, StoredResponse> told) {
    this.idempotencyAttempt = claim.attempt();
    this.told = told;
  }

  /** Carries the request out on this thread. */
  public <T> T during(Supplier<T> work) {
    CURRENT.set(this);
    try {
      return work.get();
    } finally {
      CURRENT.remove();
    }
  }

  static Optional<KeyedRequest> current() {
    return Optional.ofNullable(CURRENT.get());
  }

  /** What was kept with the work, if it was; a transaction that was rolled back keeps nothing. */
  public Optional<StoredResponse> kept() {
    return kept;
  }

  void keep(Object result, IdempotencyFacade idempotencyFacade) {
    StoredResponse storedResponse = told.apply(result);
    idempotencyFacade.answeredWithWork(idempotencyAttempt, storedResponse);
    kept = Optional.of(storedResponse);
  }
}
