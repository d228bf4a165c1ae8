package org.headgate.http.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.sse.SseEventSink;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A stalled reader delays its own stream only. */
class EventStreamListenerTest {

  private static final Instant NOW = Instant.EPOCH;
  private static final Duration LIFE = Duration.ofMinutes(5);

  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void stalledWriteDelaysNoOtherReader() throws Exception {
    FakeSink stalled = new FakeSink(true, false);
    FakeSink reading = new FakeSink(false, false);
    List<EventStreamListener> listeners = List.of(listener(stalled), listener(reading));

    for (int second = 0; second < 3; second++) {
      FakeSink.awaitThat(
          () -> {
            listeners.forEach(listener -> listener.send(() -> List.of(FakeSink.EVENT), NOW));
            return reading.sent.tryAcquire();
          });
    }

    assertThat(stalled.begun).hasValue(1);
    assertThat(listeners.get(0).isGone()).isFalse();
  }

  @Test
  void stalledCloseDoesNotBlockTheListener() throws Exception {
    FakeSink stalled = new FakeSink(false, true);
    EventStreamListener listener = listener(stalled);

    listener.send(() -> List.of(FakeSink.EVENT), NOW.plus(LIFE));

    assertThat(stalled.closing.await(1, TimeUnit.MINUTES)).isTrue();
    listener.send(() -> List.of(FakeSink.EVENT), NOW.plus(LIFE));
    listener.close();
    assertThat(listener.isGone()).as("it counts as long as it is open").isFalse();
    stalled.released.countDown();
    FakeSink.awaitThat(listener::isGone);
  }

  @Test
  void clockSetBackDoesNotProlongStream() throws Exception {
    FakeSink reading = new FakeSink(false, false);
    EventStreamListener listener = listener(reading);

    listener.send(() -> List.of(FakeSink.EVENT), NOW.minus(Duration.ofHours(1)));

    FakeSink.awaitThat(listener::isGone);
    assertThat(reading.begun).hasValue(0);
  }

  @Test
  void streamIsClosedAfterItsReaderLeaves() throws Exception {
    FakeSink left = new FakeSink(false, false);
    left.failing = true;
    EventStreamListener listener = listener(left);

    listener.send(() -> List.of(FakeSink.EVENT), NOW);

    FakeSink.awaitThat(listener::isGone);
    assertThat(left.isClosed()).isTrue();
  }

  @Test
  void unavailableEventsAreSkipped() throws Exception {
    FakeSink reading = new FakeSink(false, false);
    EventStreamListener listener = listener(reading);
    listener.send(
        () -> {
          throw new IllegalStateException("the database is busy");
        },
        NOW);

    FakeSink.awaitThat(
        () -> {
          listener.send(() -> List.of(FakeSink.EVENT, FakeSink.EVENT), NOW);
          return reading.sent.tryAcquire(2);
        });

    assertThat(listener.isGone()).isFalse();
  }

  /** As of a class that cannot be loaded: a listener that stayed busy would never end. */
  @Test
  void errorLeavesListenerFreeForNextEvents() throws Exception {
    FakeSink reading = new FakeSink(false, false);
    EventStreamListener listener = listener(reading);
    listener.send(
        () -> {
          throw new NoClassDefFoundError("org/headgate/Event");
        },
        NOW);

    FakeSink.awaitThat(
        () -> {
          listener.send(() -> List.of(FakeSink.EVENT), NOW);
          return reading.sent.tryAcquire();
        });

    listener.send(List::of, NOW.plus(LIFE));
    FakeSink.awaitThat(
        () -> {
          listener.close();
          return listener.isGone();
        });
  }

  private EventStreamListener listener(SseEventSink sink) {
    return new EventStreamListener(
        new EventStreamClient(sink, "ada", () -> true), NOW, LIFE, threads);
  }
}
