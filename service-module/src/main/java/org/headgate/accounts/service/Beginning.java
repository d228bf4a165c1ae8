package org.headgate.accounts.service;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * What came of a right first proof.
 *
 * @param session empty when a second proof is asked for
 */
public record Beginning(Optional<OpenedSession> session) {

  /** How the log-in goes on. */
  LogInStep step(Supplier<LogInStep> halfway) {
    return session.<LogInStep>map(LogInStep.Done::new).orElseGet(halfway);
  }
}
