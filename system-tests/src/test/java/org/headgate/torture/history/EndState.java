package org.headgate.torture.history;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The state when all faults are over and all work is done.
 *
 * @param members by kind, the keys of what there is; one that is there twice stands twice
 * @param values by kind and key, the values in force
 * @param executions all of the schedules that are there
 * @param deliveries how often the receivers were sent each execution, by its id
 * @param events what receivers got, in its order
 * @param unsent the ids of events that were not delivered
 * @param audited by kind and key, how many entries the audit log has of it
 * @param brokenChain what the check of the audit log found
 */
public record EndState(
    Map<String, List<String>> members,
    Map<String, Map<String, String>> values,
    List<Timetable> timetables,
    List<Execution> executions,
    Map<String, Integer> deliveries,
    List<Event> events,
    Set<String> unsent,
    Map<String, Map<String, Integer>> audited,
    List<String> brokenChain) {

  /** Nothing is there. */
  public static EndState empty() {
    return new EndState(
        Map.of(), Map.of(), List.of(), List.of(), Map.of(), List.of(), Set.of(), Map.of(),
        List.of());
  }

  /**
   * When a schedule was due.
   *
   * @param until instants after it need not be there yet
   */
  public record Timetable(String schedule, Instant first, Duration every, Instant until) {}

  /**
   * @param attempts how often it was begun
   */
  public record Execution(
      String id, String schedule, Instant instant, String state, int attempts) {}

  /**
   * @param account the address of the account that it is about
   */
  public record Event(String id, String type, String account) {}
}
