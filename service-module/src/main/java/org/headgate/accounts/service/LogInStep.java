package org.headgate.accounts.service;

import java.util.List;
import java.util.function.Supplier;
import org.headgate.factors.service.MfaToken;

/** How a log-in goes on after a right first proof. */
public sealed interface LogInStep {

  /**
   * @param halfway makes the step of an account that asks for a second proof
   */
  static LogInStep after(Beginning beginning, Supplier<LogInStep> halfway) {
    return beginning.session().<LogInStep>map(Done::new).orElseGet(halfway);
  }

  /** Nothing else is asked for. */
  record Done(OpenedSession session) implements LogInStep {}

  /**
   * A second proof is asked for.
   *
   * @param methods what the account can be proved by
   */
  record Halfway(MfaToken token, List<String> methods) implements LogInStep {}
}
