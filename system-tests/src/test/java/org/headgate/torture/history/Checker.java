package org.headgate.torture.history;

import java.util.List;

/**
 * Looks for what was acknowledged and is lost, doubled, resurrected or out of order. It knows the
 * history and the end and nothing of the service, so that it is tested with histories that are made
 * up.
 */
public final class Checker {

  private static final List<Rule> RULES =
      List.of(
          new MembersRule(),
          new ValuesRule(),
          new RedeemRule(),
          new SessionsRule(),
          new OwnAccountRule(),
          new ExecutionsRule(),
          new EventsRule(),
          new AuditRule(),
          new AnswersRule());

  public List<Violation> violations(List<Operation> history, EndState end) {
    return RULES.stream().flatMap(rule -> rule.check(history, end)).toList();
  }
}
