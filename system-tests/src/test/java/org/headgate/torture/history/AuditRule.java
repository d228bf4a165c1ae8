package org.headgate.torture.history;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.headgate.torture.history.Operation.Kind;
import org.headgate.torture.history.Violation.Flaw;

/** The audit log has each change once, and its chain is intact. */
final class AuditRule implements Rule {

  private static final String WHAT = "audit";

  @Override
  public Stream<Violation> check(List<Operation> history, EndState end) {
    Stream<Violation> broken =
        end.brokenChain().stream()
            .map(text -> new Violation(Flaw.OUT_OF_ORDER, WHAT, "chain", text));
    return Stream.concat(
        broken,
        end.audited().entrySet().stream()
            .flatMap(entry -> check(entry.getKey(), entry.getValue(), history)));
  }

  private static Stream<Violation> check(
      String what, Map<String, Integer> entries, List<Operation> history) {
    List<Operation> changes =
        history.stream()
            .filter(operation -> operation.what().equals(what))
            .filter(operation -> operation.is(Kind.ADD) || operation.is(Kind.WRITE))
            .toList();
    return changes.stream()
        .map(Operation::key)
        .distinct()
        .flatMap(key -> check(what, key, entries.getOrDefault(key, 0), changes));
  }

  private static Stream<Violation> check(
      String what, String key, int entries, List<Operation> changes) {
    List<Operation> ofKey =
        changes.stream().filter(operation -> operation.key().equals(key)).toList();
    long least = ofKey.stream().filter(Operation::isAcknowledged).count();
    long most = ofKey.stream().filter(operation -> !operation.isRefused()).count();
    if (entries >= least && entries <= most) {
      return Stream.empty();
    }
    Flaw flaw = entries < least ? Flaw.LOST : Flaw.DOUBLED;
    String text = "%d entries of %d to %d changes".formatted(entries, least, most);
    return Stream.of(new Violation(flaw, WHAT, what + " " + key, text));
  }
}
