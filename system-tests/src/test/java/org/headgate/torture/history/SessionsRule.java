package org.headgate.torture.history;

import static java.util.stream.Collectors.groupingBy;

import java.util.List;
import java.util.stream.Stream;
import org.headgate.torture.history.Operation.Kind;
import org.headgate.torture.history.Violation.Flaw;

/** A session lives until somebody ends it, and no longer. */
final class SessionsRule implements Rule {

  @Override
  public Stream<Violation> check(List<Operation> history, EndState end) {
    return history.stream()
        .filter(operation -> operation.is(Kind.USE) || operation.is(Kind.END))
        .collect(groupingBy(Operation::key))
        .values()
        .stream()
        .flatMap(SessionsRule::check);
  }

  private static Stream<Violation> check(List<Operation> operations) {
    List<Operation> ends = operations.stream().filter(candidate -> candidate.is(Kind.END)).toList();
    return operations.stream()
        .filter(operation -> operation.is(Kind.USE))
        .flatMap(
            use -> {
              if (use.isAcknowledged() && isEnded(ends, use)) {
                return violation(Flaw.RESURRECTED, use, "it was ended and is used");
              }
              if (use.answer().equals("401") && !mayBeEnded(ends, use)) {
                return violation(Flaw.LOST, use, "nobody ended it");
              }
              return Stream.empty();
            });
  }

  private static boolean isEnded(List<Operation> ends, Operation use) {
    return ends.stream().anyMatch(end -> end.isAcknowledged() && end.ended().isBefore(use.begun()));
  }

  private static boolean mayBeEnded(List<Operation> ends, Operation use) {
    return ends.stream().anyMatch(end -> !end.isRefused() && end.begun().isBefore(use.ended()));
  }

  private static Stream<Violation> violation(Flaw flaw, Operation use, String text) {
    return Stream.of(
        new Violation(
            flaw, "session", use.key(), text + " at " + use.ended() + " by " + use.client()));
  }
}
