package org.headgate.torture.history;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.stream.Stream;
import org.headgate.torture.history.Operation.Kind;
import org.headgate.torture.history.Violation.Flaw;

/**
 * A token that is valid once was exchanged for one thing only. The same thing once more is allowed:
 * a refresh token gives the same successor for a while, because a response may be lost.
 */
final class RedeemRule implements Rule {

  @Override
  public Stream<Violation> check(List<Operation> history, EndState end) {
    return history.stream()
        .filter(operation -> operation.is(Kind.REDEEM) && operation.isAcknowledged())
        .collect(
            groupingBy(
                operation -> List.of(operation.what(), operation.key()),
                mapping(Operation::value, toSet())))
        .entrySet()
        .stream()
        .filter(entry -> entry.getValue().size() > 1)
        .map(
            entry ->
                new Violation(
                    Flaw.DOUBLED,
                    entry.getKey().get(0),
                    entry.getKey().get(1),
                    "it was good for " + entry.getValue().size() + " different things"));
  }
}
