package org.headgate.idempotency.service;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.headgate.idempotency.persistence.Attempt;

/**
 * The request with a key that the present thread carries out: its try, and how what its work
 * results in is told. So the answer is known where the work is done, before its transaction ends.
 */
public final class KeyedRequest {

  private static final ThreadLocal<KeyedRequest> CURRENT = new ThreadLocal<>();

  private final Attempt attempt;
  private final Function<Object, Answer> told;
  private Optional<Answer> kept = Optional.empty();

  /**
   * @param told the answer to what the work results in
   */
  public KeyedRequest(Claim.First claim, Function<Object, Answer> told) {
    this.attempt = claim.attempt();
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
  public Optional<Answer> kept() {
    return kept;
  }

  void keep(Object result, Idempotency idempotency) {
    Answer answer = told.apply(result);
    idempotency.answeredWithWork(attempt, answer);
    kept = Optional.of(answer);
  }
}
