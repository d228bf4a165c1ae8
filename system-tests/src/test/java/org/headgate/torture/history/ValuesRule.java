package org.headgate.torture.history;

import static java.util.stream.Collectors.groupingBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.headgate.torture.history.Operation.Kind;
import org.headgate.torture.history.Violation.Flaw;

/**
 * A value is the last one that was acknowledged, or one that was written without an answer: a
 * request that was given up may be done a little later. Each value has one writer, who writes none
 * twice. What was removed has no value.
 */
final class ValuesRule implements Rule {

  /** No request is worked on for longer. */
  private static final Duration GIVEN_UP = Duration.ofSeconds(90);

  @Override
  public Stream<Violation> check(List<Operation> history, EndState end) {
    Set<String> removed =
        history.stream()
            .filter(operation -> operation.is(Kind.REMOVE))
            .map(Operation::key)
            .collect(Collectors.toUnmodifiableSet());
    return history.stream()
        .filter(operation -> !removed.contains(operation.key()))
        .filter(operation -> operation.is(Kind.WRITE) || operation.is(Kind.READ))
        .collect(groupingBy(operation -> List.of(operation.what(), operation.key())))
        .entrySet()
        .stream()
        .flatMap(
            entry -> check(entry.getKey().get(0), entry.getKey().get(1), entry.getValue(), end));
  }

  private static Stream<Violation> check(
      String what, String key, List<Operation> operations, EndState end) {
    List<Operation> writes =
        operations.stream()
            .filter(operation -> operation.is(Kind.WRITE))
            .sorted(Comparator.comparing(Operation::begun))
            .toList();
    Stream<Violation> reads =
        operations.stream()
            .filter(operation -> operation.is(Kind.READ) && operation.isAcknowledged())
            .flatMap(
                read -> check(what, key, writes, read.begun(), read.ended(), read.value(), "read"));
    if (!end.values().containsKey(what)) {
      return reads;
    }
    String last = end.values().get(what).getOrDefault(key, "");
    return Stream.concat(reads, check(what, key, writes, Instant.MAX, Instant.MAX, last, "left"));
  }

  /**
   * @param value what was there between the two instants
   */
  private static Stream<Violation> check(
      String what,
      String key,
      List<Operation> writes,
      Instant from,
      Instant to,
      String value,
      String how) {
    Optional<Operation> last =
        writes.stream()
            .filter(write -> write.isAcknowledged() && write.ended().isBefore(from))
            .reduce((first, second) -> second);
    Optional<Operation> source =
        writes.stream().filter(write -> write.value().equals(value)).findFirst();
    if (last.isEmpty() && source.isEmpty()) {
      return Stream.empty();
    }
    if (source.filter(write -> isPossible(write, last, to)).isPresent()) {
      return Stream.empty();
    }
    String text =
        "%s was %s at %s, last acknowledged was %s"
            .formatted(
                value.isEmpty() ? "nothing" : value,
                how,
                to.equals(Instant.MAX) ? "the end" : to,
                last.map(write -> write.value() + " at " + write.ended()).orElse("nothing"));
    return Stream.of(new Violation(flaw(source), what, key, text));
  }

  private static boolean isPossible(Operation write, Optional<Operation> last, Instant to) {
    if (write.isRefused() || write.begun().isAfter(to)) {
      return false;
    }
    return last.map(
            acknowledged ->
                write.equals(acknowledged)
                    || write.begun().isAfter(acknowledged.begun())
                    || (write.isUnknown()
                        && write.ended().plus(GIVEN_UP).isAfter(acknowledged.begun())))
        .orElse(true);
  }

  private static Flaw flaw(Optional<Operation> source) {
    return source
        .map(write -> write.isRefused() ? Flaw.UNTRUE : Flaw.OUT_OF_ORDER)
        .orElse(Flaw.LOST);
  }
}
