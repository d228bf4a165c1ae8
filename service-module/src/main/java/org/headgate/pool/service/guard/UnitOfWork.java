package org.headgate.pool.service.guard;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.Supplier;

/**
 * A transaction for code outside of requests, such as maintenance. It uses the same pools and
 * passes the same guard: it waits for a permit, is retried where allowed, and rolls back on any
 * exception. Requests use the stateless EJB of their feature instead.
 */
@ApplicationScoped
public class UnitOfWork {

  @Inject DatabaseGuard guard;
  @Inject UnitOfWorkService transaction;

  /**
   * Runs the body in a transaction and commits it.
   *
   * @param body may run several times, each time in a transaction of its own
   * @throws org.headgate.common.problem.TemporarilyUnavailableException when the database is busy
   *     or unavailable
   */
  public <T> T call(GuardedWork work, Supplier<T> body) {
    return guard.call(work, () -> transaction.around(body));
  }
}
