package org.headgate.torture.history;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.headgate.torture.history.EndState.Execution;
import org.headgate.torture.history.EndState.Timetable;
import org.headgate.torture.history.Violation.Flaw;

/** Each instant of a schedule is executed once, and its receiver is asked once for each attempt. */
final class ExecutionsRule implements Rule {

  private static final String WHAT = "execution";
  private static final Set<String> OVER = Set.of("succeeded", "failed");

  @Override
  public Stream<Violation> check(List<Operation> history, EndState end) {
    return Stream.of(doubled(end), missed(end), unfinished(end), sentTooOften(end))
        .flatMap(found -> found);
  }

  private static Stream<Violation> doubled(EndState end) {
    return end.executions().stream()
        .collect(
            groupingBy(execution -> execution.schedule() + " " + execution.instant(), counting()))
        .entrySet()
        .stream()
        .filter(entry -> entry.getValue() > 1)
        .map(entry -> violation(Flaw.DOUBLED, entry.getKey(), "there are " + entry.getValue()));
  }

  private static Stream<Violation> missed(EndState end) {
    Map<String, List<Execution>> bySchedule =
        end.executions().stream().collect(groupingBy(Execution::schedule));
    return end.timetables().stream()
        .flatMap(
            timetable ->
                missed(timetable, bySchedule.getOrDefault(timetable.schedule(), List.of())));
  }

  private static Stream<Violation> missed(Timetable timetable, List<Execution> executions) {
    Set<Instant> done = executions.stream().map(Execution::instant).collect(toUnmodifiableSet());
    return Stream.iterate(
            timetable.first(),
            instant -> instant.isBefore(timetable.until()),
            instant -> instant.plus(timetable.every()))
        .filter(instant -> !done.contains(instant))
        .map(instant -> violation(Flaw.LOST, timetable.schedule() + " " + instant, "no execution"));
  }

  private static Stream<Violation> unfinished(EndState end) {
    return end.executions().stream()
        .filter(execution -> !OVER.contains(execution.state()))
        .filter(
            execution ->
                end.timetables().stream()
                    .anyMatch(
                        timetable ->
                            timetable.schedule().equals(execution.schedule())
                                && execution.instant().isBefore(timetable.until())))
        .map(
            execution ->
                violation(
                    Flaw.LOST,
                    execution.schedule() + " " + execution.instant(),
                    "it is " + execution.state()));
  }

  private static Stream<Violation> sentTooOften(EndState end) {
    Map<String, Integer> attempts =
        end.executions().stream().collect(toMap(Execution::id, Execution::attempts, Math::max));
    return end.deliveries().entrySet().stream()
        .filter(sent -> sent.getValue() > attempts.getOrDefault(sent.getKey(), Integer.MAX_VALUE))
        .map(
            sent ->
                violation(
                    Flaw.DOUBLED,
                    sent.getKey(),
                    "it was sent %d times in %d attempts"
                        .formatted(sent.getValue(), attempts.get(sent.getKey()))));
  }

  private static Violation violation(Flaw flaw, String key, String text) {
    return new Violation(flaw, WHAT, key, text);
  }
}
