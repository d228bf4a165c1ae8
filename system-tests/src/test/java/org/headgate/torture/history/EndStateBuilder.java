package org.headgate.torture.history;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.headgate.torture.history.EndState.Event;
import org.headgate.torture.history.EndState.Execution;
import org.headgate.torture.history.EndState.Timetable;

/** Builds the end state from several reads of the service. */
public final class EndStateBuilder {

  private final Map<String, List<String>> members = new LinkedHashMap<>();
  private final Map<String, Map<String, String>> values = new LinkedHashMap<>();
  private final List<Timetable> timetables = new ArrayList<>();
  private final List<Execution> executions = new ArrayList<>();
  private final Map<String, Integer> deliveries = new LinkedHashMap<>();
  private final List<Event> events = new ArrayList<>();
  private final Set<String> unsent = new LinkedHashSet<>();
  private final Map<String, Map<String, Integer>> audited = new LinkedHashMap<>();
  private final List<String> brokenChain = new ArrayList<>();

  public EndStateBuilder members(Map<String, List<String>> more) {
    members.putAll(more);
    return this;
  }

  public EndStateBuilder values(Map<String, Map<String, String>> more) {
    values.putAll(more);
    return this;
  }

  public EndStateBuilder timetable(Timetable timetable) {
    timetables.add(timetable);
    return this;
  }

  public EndStateBuilder executions(List<Execution> more) {
    executions.addAll(more);
    return this;
  }

  public EndStateBuilder deliveries(Map<String, Integer> more) {
    deliveries.putAll(more);
    return this;
  }

  public EndStateBuilder events(List<Event> more) {
    events.addAll(more);
    return this;
  }

  public EndStateBuilder unsent(List<String> ids) {
    unsent.addAll(ids);
    return this;
  }

  public EndStateBuilder audited(Map<String, Map<String, Integer>> more) {
    audited.putAll(more);
    return this;
  }

  public EndStateBuilder brokenChain(String text) {
    brokenChain.add(text);
    return this;
  }

  public EndState build() {
    return new EndState(
        members, values, timetables, executions, deliveries, events, unsent, audited, brokenChain);
  }
}
