package org.headgate.alerts.service;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.concurrent.ManagedExecutorService;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.headgate.alerts.api.AlertEventType;
import org.headgate.alerts.api.AlertKind;
import org.headgate.alerts.api.AlertSeverity;
import org.headgate.alerts.persistence.AlertRow;
import org.headgate.alerts.service.delivery.AlertMessage;
import org.headgate.alerts.service.delivery.AlertTransport;
import org.headgate.config.alerts.AlertEndpointDefinition;
import org.headgate.pool.service.history.NodeName;
import org.headgate.scheduling.service.dispatch.ActionResult;
import org.junit.jupiter.api.Test;

/** Receivers of alerts that ask for a pause, are gone, or are not reached by a fault of ours. */
class AlertDispatcherTest {

  private static final URI CONSOLE = URI.create("https://example.org/console/#/alerts");
  private static final int MORE_THAN_ALL_ATTEMPTS = AlertFailure.MAX_ATTEMPTS + 2;

  private final AlertFixture fixture = new AlertFixture();
  private final AlertReceiver ops = new AlertFixture().receiver("ops");
  private final Map<String, ActionResult> answers = new HashMap<>();
  private final List<String> sent = new ArrayList<>();
  private final List<UUID> disabled = new ArrayList<>();
  private final AlertDispatcher dispatcher = new AlertDispatcher();

  AlertDispatcherTest() {
    AlertLedgerSelector ledgers =
        new AlertLedgerSelector() {
          @Override
          boolean isDatabaseThere() {
            return false;
          }
        };
    ledgers.memory = fixture.ledger();
    ledgers.clock = fixture;
    dispatcher.ledgers = ledgers;
    dispatcher.transport = new Transport();
    dispatcher.mapper = new Mapper();
    dispatcher.node = new NodeName() {};
    dispatcher.executor = executor(Runnable::run);
    dispatcher.pauses = pauses();
  }

  @Test
  void faultsOfOurOwnAreNoAttempts() {
    fixture.ledger().openOrRefresh(fixture.seen(AlertKind.LOCK_WAIT, "one"));
    answers.put("ops", ActionResult.deferred("the mail server accepts no mail at the moment"));
    for (int attempt = 0; attempt < MORE_THAN_ALL_ATTEMPTS; attempt++) {
      dispatchAll();
      fixture.pass(Duration.ofMinutes(1), AlertKind.LOCK_WAIT);
    }
    assertThat(sent).hasSize(MORE_THAN_ALL_ATTEMPTS);
    assertThat(fixture.attempts(ops)).isZero();

    answers.clear();
    dispatchAll();
    fixture.pass(Duration.ofMinutes(1), AlertKind.LOCK_WAIT);
    dispatchAll();

    assertThat(sent).hasSize(MORE_THAN_ALL_ATTEMPTS + 1);
  }

  /** Retry-After is about the receiver, and not about the one message. */
  @Test
  void requestedPauseHoldsForOtherAlertsToo() {
    fixture.ledger().openOrRefresh(fixture.seen(AlertKind.LOCK_WAIT, "one"));
    answers.put("ops", ActionResult.failed("the receiver answered 429", Duration.ofHours(1)));
    dispatchAll();
    answers.clear();
    fixture.ledger().openOrRefresh(fixture.seen(AlertKind.LEAK, "one"));

    dispatchAll();
    fixture.pass(Duration.ofMinutes(59), AlertKind.LOCK_WAIT, AlertKind.LEAK);
    dispatchAll();
    assertThat(sent).containsExactly("ops lock_wait");

    fixture.pass(Duration.ofMinutes(2), AlertKind.LOCK_WAIT, AlertKind.LEAK);
    dispatchAll();
    assertThat(sent).hasSize(3);
  }

  @Test
  void receiverThatIsGoneIsDisabledAndSentNothingMore() {
    fixture.ledger().openOrRefresh(fixture.seen(AlertKind.LOCK_WAIT, "one"));
    answers.put("ops", ActionResult.gone("the receiver answered 410"));

    dispatchAll();
    fixture.ledger().openOrRefresh(fixture.seen(AlertKind.LEAK, "one"));
    dispatchAll();

    assertThat(disabled).containsExactly(ops.id());
    assertThat(sent).containsExactly("ops lock_wait");
  }

  /** Ten alerts at once, of which one receiver takes none: the other gets each of its own. */
  @Test
  void receiverThatDoesNotAnswerKeepsTwoThreads() {
    AlertReceiver office = new AlertFixture().receiver("office");
    List<Runnable> waiting = new ArrayList<>();
    dispatcher.executor = executor(waiting::add);
    List<AlertRow> alerts =
        IntStream.range(0, 10)
            .mapToObj(number -> fixture.seen(AlertKind.LOCK_WAIT, "node " + number))
            .toList();

    dispatcher.dispatch(due(alerts, ops));
    dispatcher.dispatch(due(alerts.subList(0, 1), office));
    waiting.get(waiting.size() - 1).run();

    assertThat(waiting).hasSize(3);
    assertThat(sent).containsExactly("office lock_wait");
    waiting.get(0).run();
    dispatcher.dispatch(due(alerts, ops));
    assertThat(waiting).hasSize(4);
  }

  private static List<DueDelivery> due(List<AlertRow> alerts, AlertReceiver receiver) {
    return alerts.stream()
        .map(alert -> new DueDelivery(alert, receiver, AlertEventType.OPENED))
        .toList();
  }

  private void dispatchAll() {
    dispatcher.dispatch(due(fixture.ledger().current().alerts(), ops));
  }

  private ReceiverPauses pauses() {
    ReceiverPauses pauses = new ReceiverPauses();
    pauses.endpoints =
        new AlertEndpointFacade() {
          @Override
          void disableGone(AlertReceiver receiver) {
            disabled.add(receiver.id());
          }
        };
    pauses.clock = fixture;
    return pauses;
  }

  private static ManagedExecutorService executor(Consumer<Runnable> threads) {
    return (ManagedExecutorService)
        Proxy.newProxyInstance(
            AlertDispatcherTest.class.getClassLoader(),
            new Class<?>[] {ManagedExecutorService.class},
            (proxy, method, arguments) -> {
              threads.accept((Runnable) arguments[0]);
              return null;
            });
  }

  /** Remembers each message as "name kind". */
  private final class Transport extends AlertTransport {

    @Override
    public ActionResult send(AlertEndpointDefinition endpoint, AlertMessage message) {
      sent.add(endpoint.name() + " " + message.kind());
      return answers.getOrDefault(endpoint.name(), ActionResult.done());
    }
  }

  private static final class Mapper extends AlertMapper {

    @Override
    AlertMessage message(DueDelivery due) {
      return new AlertMessage(
          due.id(),
          due.event(),
          due.alert().id(),
          due.alert().kind(),
          due.alert().pool(),
          AlertSeverity.CRITICAL,
          due.alert().title(),
          due.alert().cure(),
          due.alert().nodes(),
          due.alert().openedAt(),
          Optional.empty(),
          CONSOLE);
    }
  }
}
