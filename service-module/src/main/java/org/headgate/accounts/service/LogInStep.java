package org.headgate.accounts.service;

import java.util.List;
import org.headgate.factors.service.MfaToken;

/** How a log-in goes on after a right first proof. */
public sealed interface LogInStep {

  /** Nothing else is asked for. */
  record Done(OpenedSession session) implements LogInStep {}

  /**
   * A second proof is asked for.
   *
   * @param methods what the account can be proved by
   */
  record Halfway(MfaToken token, List<String> methods) implements LogInStep {}
}
