package org.headgate.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.headgate.system.EventReceiver.Received;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Events when a server dies: none is lost, and one that is sent twice has one id. */
class EventLossIT {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final int PEOPLE = 60;
  private static Headgate headgate;

  @BeforeAll
  static void start() throws InterruptedException {
    headgate =
        Headgate.started(
            "event-loss",
            Map.of(
                "EMBEDDED_DB_PORT", "0",
                "WEBHOOK_ALLOW_PRIVATE", "true",
                "NETWORK_SENDS", "100000"));
    headgate.serve();
  }

  @AfterAll
  static void stop() {
    headgate.close();
  }

  /** The work of the server at the moment when it is killed. */
  private enum Phase {
    /** Accounts and their events are being written. */
    WRITING,
    /** Events wait for another attempt. */
    WAITING,
    /** An event was received, and its server is dead before it can know. */
    SENDING,
    /** The receiver has answered, and the server records it. */
    RECORDING
  }

  @ParameterizedTest
  @EnumSource(Phase.class)
  void killedServerLosesNoEvent(Phase phase) throws Exception {
    Sql database = new Sql(headgate.databaseUrl());
    String begun = database.text("select clock_timestamp()::text");
    AtomicBoolean isKilled = new AtomicBoolean();
    AtomicInteger signUps = new AtomicInteger();
    ExecutorService people = Executors.newFixedThreadPool(4);
    try (EventSubscriber subscriber =
        EventSubscriber.of(headgate, List.of("account.created", "account.verified"))) {
      EventReceiver receiver = subscriber.receiver();
      receiver.answer(event -> answer(phase, receiver, isKilled));
      for (int i = 0; i < PEOPLE; i++) {
        people.execute(
            () -> {
              signUp();
              if (phase == Phase.WRITING && signUps.incrementAndGet() == PEOPLE / 3) {
                killOnce(isKilled);
              }
            });
      }
      if (phase == Phase.WAITING) {
        await().atMost(PATIENCE).until(() -> waiting(database).size() >= PEOPLE / 3);
        killOnce(isKilled);
      }
      await().atMost(PATIENCE).until(isKilled::get);
      people.shutdown();
      assertThat(people.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
      receiver.answer(event -> 200);

      headgate.serve();
      subscriber.logIn();
      // A minute later what the dead server was at is free, and so is what waited.
      database.update(
          "update platform.webhook_delivery set claimed_until = now(), next_at = now() where state = 'waiting'");
      database.update("update platform.webhook_endpoint set quiet_until = null");

      await().atMost(PATIENCE).until(() -> waiting(database).isEmpty());
      assertEachEventWasReceived(subscriber, database, begun);
      if (phase == Phase.SENDING) {
        assertThat(receiver.all())
            .hasSizeGreaterThan((int) receiver.all().stream().map(Received::id).distinct().count());
      }
    } finally {
      people.shutdownNow();
    }
  }

  private static void assertEachEventWasReceived(
      EventSubscriber subscriber, Sql database, String begun) {
    List<Received> received = subscriber.receiver().all();
    List<String> ids = received.stream().map(Received::id).distinct().toList();
    assertThat(ids)
        .containsExactlyInAnyOrderElementsOf(
            database.texts(
                "select event_id::text from platform.webhook_delivery where endpoint_id = '%s'"
                    .formatted(subscriber.id())));
    assertThat(
            received.stream()
                .filter(event -> event.type().equals("account.created"))
                .map(event -> event.json().getString("data.account_id"))
                .distinct())
        .containsExactlyInAnyOrderElementsOf(
            database.texts(
                "select id::text from platform.account where email like 'ada-%@example.org'"
                    + " and created_at >= cast(? as timestamptz)",
                begun));
    assertThat(received.stream().map(EventLossIT::content).distinct())
        .as("what is sent again under its id is the same")
        .hasSameSizeAs(ids);
  }

  private static int answer(Phase phase, EventReceiver receiver, AtomicBoolean isKilled) {
    boolean isTwentieth = receiver.all().size() >= PEOPLE / 3;
    if (phase == Phase.SENDING && isTwentieth) {
      killOnce(isKilled);
    }
    if (phase == Phase.RECORDING && isTwentieth) {
      CompletableFuture.delayedExecutor(1, TimeUnit.MILLISECONDS).execute(() -> killOnce(isKilled));
    }
    return phase == Phase.WAITING ? 503 : 200;
  }

  private static void killOnce(AtomicBoolean isKilled) {
    if (isKilled.compareAndSet(false, true)) {
      kill();
    }
  }

  private static String content(Received event) {
    return event.id() + " " + event.body();
  }

  @Test
  void diagnosisFindingsAreSentAsEvents() throws Exception {
    ExecutorService callers = Executors.newFixedThreadPool(2);
    try (EventSubscriber subscriber = EventSubscriber.of(headgate, List.of("pool.finding"))) {
      EventReceiver receiver = subscriber.receiver();
      try (ForeignTransaction lock = ForeignTransaction.lockingAccounts(headgate)) {
        for (int caller = 0; caller < 2; caller++) {
          callers.execute(() -> Person.stranger(headgate).logIn("no such password here"));
        }
        await().atMost(PATIENCE).until(() -> ofTheLock(receiver).findAny().isPresent());
        lock.rollBack();
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

  private static void signUp() {
    Person.stranger(headgate).signUp();
  }

  private static List<String> waiting(Sql database) {
    return database.texts("select 'waits' from platform.webhook_delivery where state = 'waiting'");
  }

  private static void kill() {
    try {
      headgate.killServer();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
