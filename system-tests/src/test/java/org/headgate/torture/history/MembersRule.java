package org.headgate.torture.history;

import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.headgate.torture.history.Operation.Kind;
import org.headgate.torture.history.Violation.Flaw;

/** A member that was created exists once, and one that was removed stays removed. */
final class MembersRule implements Rule {

  @Override
  public Stream<Violation> check(List<Operation> history, EndState end) {
    return end.members().keySet().stream().sorted().flatMap(what -> check(what, history, end));
  }

  private static Stream<Violation> check(String what, List<Operation> history, EndState end) {
    Map<String, List<Operation>> byKey =
        history.stream()
            .filter(operation -> operation.what().equals(what))
            .filter(operation -> operation.is(Kind.ADD) || operation.is(Kind.REMOVE))
            .collect(groupingBy(Operation::key));
    List<String> present = end.members().get(what);
    return byKey.entrySet().stream()
        .flatMap(
            entry ->
                new Member(what, entry.getKey(), entry.getValue())
                    .check(Collections.frequency(present, entry.getKey())));
  }

  private record Member(String what, String key, List<Operation> operations) {

    Stream<Violation> check(int count) {
      List<Violation> found = new ArrayList<>();
      if (count > 1) {
        found.add(violation(Flaw.DOUBLED, "it is there " + count + " times"));
      }
      if (count == 0 && any(Kind.ADD, Operation::isAcknowledged) && !mayBeRemoved()) {
        found.add(violation(Flaw.LOST, "its making was acknowledged"));
      }
      if (count > 0 && any(Kind.REMOVE, Operation::isAcknowledged)) {
        found.add(violation(Flaw.RESURRECTED, "its removal was acknowledged"));
      }
      if (count > 0 && !any(Kind.ADD, operation -> !operation.isRefused())) {
        found.add(violation(Flaw.UNTRUE, "its making was refused"));
      }
      return found.stream();
    }

    private boolean mayBeRemoved() {
      return any(Kind.REMOVE, operation -> !operation.isRefused());
    }

    private boolean any(Kind kind, Predicate<Operation> condition) {
      return operations.stream().filter(operation -> operation.is(kind)).anyMatch(condition);
    }

    private Violation violation(Flaw flaw, String text) {
      return new Violation(flaw, what, key, text + "; " + History.times(operations));
    }
  }
}
