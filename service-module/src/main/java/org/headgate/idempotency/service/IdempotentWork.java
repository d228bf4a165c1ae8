package org.headgate.idempotency.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardedWork;
import org.headgate.pool.service.guard.UnitOfWorkService;

/**
 * Runs guarded work of a request that may have an idempotency key. With a key, the response is
 * stored in the work's own transaction: a request whose response was lost, even at the commit, gets
 * the same response when it is repeated, and has no second effect.
 */
@ApplicationScoped
public class IdempotentWork {

  @Inject DatabaseGuard guard;
  @Inject UnitOfWorkService transaction;
  @Inject IdempotencyFacade idempotencyFacade;

  /**
   * @param body returns the result for the caller
   */
  public <T> T call(GuardedWork work, Supplier<T> body) {
    return call(work, body, Optional::of);
  }

  /**
   * @param toResponse maps the result to the caller's; empty when nothing was done
   */
  public <T> T call(
      GuardedWork work, Supplier<T> body, Function<? super T, Optional<?>> toResponse) {
    Optional<KeyedRequest> request = KeyedRequest.current();
    return request.isEmpty()
        ? guard.call(work, body)
        : guard.call(
            work, () -> transaction.around(() -> callAndStore(request.get(), body, toResponse)));
  }

  private <T> T callAndStore(
      KeyedRequest request, Supplier<T> body, Function<? super T, Optional<?>> toResponse) {
    T result = body.get();
    toResponse.apply(result).ifPresent(answer -> request.storeResponse(answer, idempotencyFacade));
    return result;
  }
}
