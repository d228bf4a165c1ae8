package org.headgate.http.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.sse.SseEventSink;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A stream does not outlive the permission to read it. */
class EventStreamAccessCheckTest {

  private static final Instant NOW = Instant.EPOCH;
  private static final Duration LIFE = Duration.ofMinutes(5);

  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void streamEndsWhenItsReaderMayNotReadAnyMore() throws Exception {
    FakeSink reading = new FakeSink(false, false);
    EventStreamListener listener = listener(reading, () -> false);
    EventStreamAccessCheck check = new EventStreamAccessCheck(threads);

    FakeSink.awaitThat(
        () -> {
          check.startIfDue(List.of(listener), NOW.plus(LIFE));
          listener.send(List::of, NOW);
          return listener.isGone();
        });

    assertThat(reading.isClosed()).isTrue();
  }

  @Test
  void unknownAccessLetsTheStreamGoOn() throws Exception {
    FakeSink reading = new FakeSink(false, false);
    EventStreamListener listener =
        listener(
            reading,
            () -> {
              throw new IllegalStateException("the database is busy");
            });

    listener.checkAccess();

    FakeSink.awaitThat(
        () -> {
          listener.send(() -> List.of(FakeSink.EVENT), NOW);
          return reading.sent.tryAcquire();
        });
    assertThat(listener.isGone()).isFalse();
  }

  @Test
  void accessIsCheckedEveryFiveSecondsOneCheckAtATime() throws Exception {
    FakeSink reading = new FakeSink(false, false);
    Semaphore checks = new Semaphore(0);
    CountDownLatch released = new CountDownLatch(1);
    EventStreamListener listener =
        listener(
            reading,
            () -> {
              checks.release();
              FakeSink.await(released);
              return true;
            });
    EventStreamAccessCheck check = new EventStreamAccessCheck(threads);
    Instant first = NOW.plus(LIFE);

    check.startIfDue(List.of(listener), first);
    assertThat(checks.tryAcquire(1, TimeUnit.MINUTES)).isTrue();
    check.startIfDue(List.of(listener), first.plusSeconds(10));
    released.countDown();
    FakeSink.awaitThat(
        () -> {
          check.startIfDue(List.of(listener), first.plusSeconds(5));
          return checks.tryAcquire();
        });
    check.startIfDue(List.of(listener), first.plusSeconds(9));

    assertThat(checks.tryAcquire()).isFalse();
  }

  private EventStreamListener listener(SseEventSink sink, BooleanSupplier access) {
    return new EventStreamListener(new EventStreamClient(sink, "ada", access), NOW, LIFE, threads);
  }
}
