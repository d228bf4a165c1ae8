package org.headgate.pool.service.guard;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.Supplier;

/**
 * A transaction for code that no request called, such as upkeep. It stands on the same pools as a
 * request's, and passes the same guard: it waits its turn, is repeated where it may be, and is
 * rolled back by whatever is thrown in it. Requests open theirs by the stateless bean of their
 * feature.
 */
@ApplicationScoped
public class UnitOfWork {

  @Inject DatabaseGuard guard;
  @Inject UnitOfWorkService transaction;

  /**
   * Runs the body in a transaction and commits it, before this returns.
   *
   * @param body may run several times, each time in a transaction of its own
   * @throws org.headgate.common.problem.TemporarilyUnavailableException when the database has no
   *     room or no answer
   */
  public <T> T call(GuardedWork work, Supplier<T> body) {
    return guard.call(work, () -> transaction.around(body));
  }
}
