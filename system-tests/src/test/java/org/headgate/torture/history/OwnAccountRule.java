package org.headgate.torture.history;

import java.util.List;
import java.util.stream.Stream;
import org.headgate.torture.history.Operation.Kind;
import org.headgate.torture.history.Violation.Flaw;

/** A reader of the own account gets no other's: what a request keeps ends with it. */
final class OwnAccountRule implements Rule {

  private static final String WHAT = "own account";

  @Override
  public Stream<Violation> check(List<Operation> history, EndState end) {
    return history.stream()
        .filter(operation -> operation.is(Kind.READ) && operation.what().equals(WHAT))
        .filter(Operation::isAcknowledged)
        .filter(operation -> !operation.value().equals(operation.key()))
        .map(
            operation ->
                new Violation(
                    Flaw.FOREIGN,
                    WHAT,
                    operation.key(),
                    "%s got %s at %s"
                        .formatted(operation.client(), operation.value(), operation.ended())));
  }
}
