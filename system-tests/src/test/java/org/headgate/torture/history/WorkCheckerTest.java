package org.headgate.torture.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.headgate.torture.history.Operation.Kind.ADD;
import static org.headgate.torture.history.Operation.Kind.REDEEM;
import static org.headgate.torture.history.Story.START;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.headgate.torture.history.EndState.Event;
import org.headgate.torture.history.EndState.Execution;
import org.headgate.torture.history.EndState.Timetable;
import org.headgate.torture.history.Violation.Flaw;
import org.junit.jupiter.api.Test;

/** As {@link CheckerTest}, for what the service does by itself: executions and events. */
class WorkCheckerTest {

  private static final Duration EVERY = Duration.ofSeconds(10);

  @Test
  void instantWithoutAnExecutionIsLost() {
    assertFound(Flaw.LOST, schedule(execution(0), execution(1), execution(3)));
  }

  @Test
  void missedOrUnfinishedInstantIsLost() {
    assertFound(
        Flaw.LOST,
        schedule(execution(0), execution(1), executionInState("missed", 2), execution(3)));
    assertFound(
        Flaw.LOST,
        schedule(execution(0), execution(1), executionInState("running", 2), execution(3)));
  }

  @Test
  void instantWithTwoExecutionsIsDoubled() {
    Execution twin = new Execution("twin", "weir", START.plus(EVERY), "succeeded", 1);
    assertFound(
        Flaw.DOUBLED, schedule(execution(0), execution(1), twin, execution(2), execution(3)));
  }

  @Test
  void executionSentMoreOftenThanStartedIsDoubled() {
    assertFound(Flaw.DOUBLED, completeSchedule().deliveries(Map.of("execution 1", 2)));
  }

  @Test
  void completeScheduleHasNoFlaw() {
    assertClean(completeSchedule().deliveries(Map.of("execution 1", 1)));
    Execution again = new Execution("execution 2", "weir", START.plus(EVERY), "failed", 2);
    assertClean(
        schedule(execution(0), again, execution(2), execution(3), executionInState("running", 4))
            .deliveries(Map.of("execution 2", 2)));
  }

  @Test
  void undeliveredEventIsLost() {
    assertFound(Flaw.LOST, events(event("1", "account.created")));
    assertFound(Flaw.LOST, events(event("2", "account.verified")));
    assertFound(
        Flaw.LOST,
        events(event("1", "account.created"), event("2", "account.verified")).unsent(List.of("9")));
  }

  @Test
  void eventWithTwoIdsIsDoubled() {
    assertFound(
        Flaw.DOUBLED,
        events(
            event("1", "account.created"),
            event("3", "account.created"),
            event("2", "account.verified")));
  }

  @Test
  void prematureEventIsOutOfOrder() {
    assertFound(
        Flaw.OUT_OF_ORDER, events(event("2", "account.verified"), event("1", "account.created")));
  }

  @Test
  void eventMayBeDeliveredTwiceWithOneId() {
    assertClean(
        events(
            event("1", "account.created"),
            event("1", "account.created"),
            event("2", "account.verified")));
  }

  private static EndStateBuilder completeSchedule() {
    return schedule(execution(0), execution(1), execution(2), execution(3));
  }

  /** One that is due at four instants. */
  private static EndStateBuilder schedule(Execution... executions) {
    return new EndStateBuilder()
        .timetable(new Timetable("weir", START, EVERY, START.plus(EVERY.multipliedBy(4))))
        .executions(List.of(executions));
  }

  private static Execution execution(int number) {
    return executionInState("succeeded", number);
  }

  private static Execution executionInState(String state, int number) {
    return new Execution(
        "execution " + number, "weir", START.plus(EVERY.multipliedBy(number)), state, 1);
  }

  private static EndStateBuilder events(Event... events) {
    return new EndStateBuilder().events(List.of(events));
  }

  private static Event event(String id, String type) {
    return new Event(id, type, "ada@example.org");
  }

  private static void assertClean(EndStateBuilder end) {
    assertThat(violationsOf(end)).isEmpty();
  }

  private static void assertFound(Flaw flaw, EndStateBuilder end) {
    assertThat(violationsOf(end)).extracting(Violation::flaw).containsExactly(flaw);
  }

  /** Somebody signed up and verified the address. */
  private static List<Violation> violationsOf(EndStateBuilder end) {
    Story story = new Story();
    story.acknowledged(ADD, "account", "ada@example.org", "");
    story.acknowledged(REDEEM, "code", "ada@example.org 123456", "session");
    return new Checker().violations(story.operations(), end.build());
  }
}
