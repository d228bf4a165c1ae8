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
  private final Function<Object, StoredResponse> toResponse;
  private Optional<StoredResponse> stored = Optional.empty();

  /**
   * @param toResponse builds the response from the result of the work
   */
  public KeyedRequest(IdempotencyClaim.First claim, Function<Object, StoredResponse> toResponse) {
    this.idempotencyAttempt = claim.attempt();
    this.toResponse = toResponse;
  }

  /** Executes the request on this thread. */
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

  /** The response stored with the work; empty if the transaction was rolled back. */
  public Optional<StoredResponse> storedResponse() {
    return stored;
  }

  void storeResponse(Object result, IdempotencyFacade idempotencyFacade) {
    StoredResponse storedResponse = toResponse.apply(result);
    idempotencyFacade.answeredWithWork(idempotencyAttempt, storedResponse);
    stored = Optional.of(storedResponse);
  }
}
