package org.headgate.scheduling.service.dispatch;

import java.util.function.Supplier;

/**
 * Through which the dispatcher's statements reach the database: admission, as for everybody else.
 */
@FunctionalInterface
public interface DispatchGuard {

  /**
   * Runs the statement when a connection is due to it.
   *
   * @throws RuntimeException when there is none in time, or the database does not answer
   */
  <T> T call(Supplier<T> statement);
}
