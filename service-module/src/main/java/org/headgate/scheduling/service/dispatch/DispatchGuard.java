package org.headgate.scheduling.service.dispatch;

import java.util.function.Supplier;

/**
 * Runs the dispatcher's statements through the database guard, so that they are admitted like all
 * other work.
 */
@FunctionalInterface
public interface DispatchGuard {

  /**
   * Runs the statement with a permit.
   *
   * @throws RuntimeException when there is none in time, or the database does not answer
   */
  <T> T call(Supplier<T> statement);
}
