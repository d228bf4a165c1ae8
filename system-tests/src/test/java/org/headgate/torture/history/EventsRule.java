package org.headgate.torture.history;

import static java.util.stream.Collectors.groupingBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.headgate.torture.history.EndState.Event;
import org.headgate.torture.history.Operation.Kind;
import org.headgate.torture.history.Violation.Flaw;

/**
 * Each change of an account is sent as one event, which may come more than once with the same id,
 * in the order of the changes.
 */
final class EventsRule implements Rule {

  private static final String CREATED = "account.created";
  private static final String VERIFIED = "account.verified";

  @Override
  public Stream<Violation> check(List<Operation> history, EndState end) {
    Map<String, List<Event>> byAccount = end.events().stream().collect(groupingBy(Event::account));
    Stream<Violation> unsent =
        end.unsent().stream().map(id -> violation(Flaw.LOST, id, "it was not delivered"));
    if (end.events().isEmpty()) {
      return unsent;
    }
    return Stream.of(
            unsent,
            once(CREATED, history, Kind.ADD, "account", byAccount),
            once(VERIFIED, history, Kind.REDEEM, "code", byAccount),
            order(byAccount))
        .flatMap(found -> found);
  }

  private static Stream<Violation> once(
      String type,
      List<Operation> history,
      Kind kind,
      String what,
      Map<String, List<Event>> byAccount) {
    return history.stream()
        .filter(
            operation ->
                operation.is(kind) && operation.what().equals(what) && operation.isAcknowledged())
        .map(operation -> operation.key().split(" ", 2)[0])
        .distinct()
        .flatMap(
            account -> {
              long count =
                  byAccount.getOrDefault(account, List.of()).stream()
                      .filter(event -> event.type().equals(type))
                      .map(Event::id)
                      .distinct()
                      .count();
              if (count == 1) {
                return Stream.empty();
              }
              Flaw flaw = count == 0 ? Flaw.LOST : Flaw.DOUBLED;
              return Stream.of(violation(flaw, account, count + " events " + type));
            });
  }

  private static Stream<Violation> order(Map<String, List<Event>> byAccount) {
    return byAccount.entrySet().stream()
        .filter(
            entry -> {
              List<String> types = entry.getValue().stream().map(Event::type).toList();
              int verified = types.indexOf(VERIFIED);
              return verified >= 0 && types.indexOf(CREATED) > verified;
            })
        .map(
            entry ->
                violation(Flaw.OUT_OF_ORDER, entry.getKey(), VERIFIED + " came before " + CREATED));
  }

  private static Violation violation(Flaw flaw, String key, String text) {
    return new Violation(flaw, "event", key, text);
  }
}
