package org.headgate.system.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.headgate.system.client.EventSubscriber;
import org.headgate.system.client.Person;
import org.headgate.system.database.ForeignTransaction;
import org.headgate.system.database.Sql;
import org.headgate.system.receivers.EventReceiver;
import org.headgate.system.receivers.EventReceiver.Received;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.Test;

/**
 * Events when a server dies: none is lost, and one that is sent again has the same id. The server
 * is killed in each phase of an event at once: one is being written, one waits for another attempt,
 * one is being sent, and the result of one is being recorded.
 */
class EventLossIT {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Headgate headgate = Headgate.permissive();

  /** The event that the receiver has, and answers to a dead server. */
  private final CompletableFuture<String> sent = new CompletableFuture<>();

  /** The event that the receiver answers while no result can be recorded. */
  private final CompletableFuture<String> answered = new CompletableFuture<>();

  private final CountDownLatch isLocked = new CountDownLatch(1);
  private final CountDownLatch isDead = new CountDownLatch(1);

  @Test
  void killedServerLosesNoEvent() throws Exception {
    Sql database = new Sql(headgate.databaseUrl());
    try (EventSubscriber subscriber = EventSubscriber.of(headgate, AccountWriters.TYPES);
        EventSubscriber refusing = EventSubscriber.of(headgate, AccountWriters.TYPES);
        AccountWriters writers = AccountWriters.started(headgate)) {
      refusing.receiver().answer(event -> 503);
      writers.awaitAcknowledged(20);
      await()
          .atMost(PATIENCE)
          .until(() -> waits(database, refusing, "and attempts > 0 and claimed_until is null"));

      killInAllPhases(subscriber.receiver(), writers);

      writers.awaitEnd();
      Stream.of(subscriber, refusing).forEach(each -> each.receiver().answer(event -> 200));
      // A minute later what the dead server was at is free, and so is what waited.
      database.update(
          "update platform.webhook_delivery set claimed_until = now(), next_at = now() where state = 'waiting'");
      database.update("update platform.webhook_endpoint set quiet_until = null");
      headgate.serve();
      subscriber.logIn();
      refusing.logIn();
      await().atMost(PATIENCE).until(() -> !waits(database, subscriber, ""));
      await().atMost(PATIENCE).until(() -> !waits(database, refusing, ""));

      Map<String, List<String>> events = writers.events(database);
      assertThat(arrived(subscriber.receiver())).isEqualTo(events);
      assertThat(arrived(refusing.receiver())).isEqualTo(events);
      assertThat(events.keySet()).containsAll(writers.created());
      assertThat(writers.deactivated())
          .allSatisfy(id -> assertThat(events.get(id)).isEqualTo(AccountWriters.TYPES));
      assertThat(timesReceived(subscriber, sent.join())).isGreaterThan(1);
      assertThat(timesReceived(subscriber, answered.join())).isGreaterThan(1);
      assertRepetitionsAreTheSame(subscriber.receiver());
      assertRepetitionsAreTheSame(refusing.receiver());
    } finally {
      isLocked.countDown();
      isDead.countDown();
    }
  }

  /** Kills the server when an event is in each phase. */
  private void killInAllPhases(EventReceiver receiver, AccountWriters writers) throws Exception {
    try (ForeignTransaction rival = ForeignTransaction.begin(headgate)) {
      receiver.answer(this::hold);
      sent.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      answered.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      // From now on events are neither written nor marked as delivered.
      rival.execute("lock table platform.webhook_delivery in share mode");
      isLocked.countDown();
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(rival.waiting())
                      .anyMatch(query -> query.contains("insert into platform.webhook_delivery"))
                      .anyMatch(query -> query.contains("set state = ")));
      writers.serverIsKilled();
      headgate.killServer();
      isDead.countDown();
      rival.endWaiting();
    }
  }

  /** Of the next two events one is answered after the lock, and one after the server's death. */
  private int hold(Received event) {
    if (sent.complete(event.id())) {
      awaitOpen(isDead);
    } else if (answered.complete(event.id())) {
      awaitOpen(isLocked);
    }
    return 200;
  }

  private static void awaitOpen(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether an event waits for an endpoint, and meets a condition. */
  private static boolean waits(Sql database, EventSubscriber subscriber, String condition) {
    return !database
        .texts(
            "select event_id::text from platform.webhook_delivery"
                + " where state = 'waiting' and endpoint_id::text = ? "
                + condition,
            subscriber.id())
        .isEmpty();
  }

  /** The events as they came, by account; one that came again before the next counts once. */
  private static Map<String, List<String>> arrived(EventReceiver receiver) {
    Map<String, List<String>> types = new HashMap<>();
    Map<String, String> last = new HashMap<>();
    for (Received event : receiver.all()) {
      String account = event.json().getString("data.account_id");
      if (!event.id().equals(last.put(account, event.id()))) {
        types.computeIfAbsent(account, any -> new ArrayList<>()).add(event.type());
      }
    }
    return types;
  }

  private static long timesReceived(EventSubscriber subscriber, String id) {
    return subscriber.receiver().all().stream().filter(event -> event.id().equals(id)).count();
  }

  private static void assertRepetitionsAreTheSame(EventReceiver receiver) {
    assertThat(receiver.all().stream().map(event -> event.id() + " " + event.body()).distinct())
        .hasSameSizeAs(receiver.all().stream().map(Received::id).distinct().toList());
  }

  @Test
  void diagnosisFindingsAreSentAsEvents() throws Exception {
    ExecutorService callers = Executors.newFixedThreadPool(2);
    try (EventSubscriber subscriber = EventSubscriber.of(headgate, List.of("pool.finding"))) {
      EventReceiver receiver = subscriber.receiver();
      try (Connection outside = headgate.connection();
          Statement statement = outside.createStatement()) {
        outside.setAutoCommit(false);
        statement.execute("lock table platform.account in access exclusive mode");
        for (int caller = 0; caller < 2; caller++) {
          callers.execute(() -> Person.stranger(headgate).logIn("no such password here"));
        }
        await().atMost(PATIENCE).until(() -> ofTheLock(receiver).findAny().isPresent());
        outside.rollback();
      }

      await()
          .atMost(PATIENCE)
          .until(
              () ->
                  ofTheLock(receiver)
                      .anyMatch(event -> event.json().getString("data.ended_at") != null));
      Received first = ofTheLock(receiver).findFirst().orElseThrow();
      assertThat(first.type()).isEqualTo("pool.finding");
      assertThat(first.signature()).isEqualTo(first.expected(subscriber.secret()));
    } finally {
      callers.shutdown();
    }
  }

  /** A start that took long may have left a finding of its own. */
  private static Stream<Received> ofTheLock(EventReceiver receiver) {
    return receiver.all().stream()
        .filter(event -> event.type().equals("pool.finding"))
        .filter(event -> event.json().getString("data.cause").contains("platform.account"));
  }
}
