package org.headgate.http.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.SseEventSink;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A stalled reader delays its own stream only. */
class EventStreamListenerTest {

  private static final Instant NOW = Instant.EPOCH;
  private static final Duration LIFE = Duration.ofMinutes(5);
  private static final OutboundSseEvent EVENT =
      (OutboundSseEvent)
          Proxy.newProxyInstance(
              EventStreamListenerTest.class.getClassLoader(),
              new Class<?>[] {OutboundSseEvent.class},
              (self, method, arguments) -> null);

  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void stalledWriteDelaysNoOtherReader() throws Exception {
    Sink stalled = new Sink(true, false);
    Sink reading = new Sink(false, false);
    List<EventStreamListener> listeners = List.of(listener(stalled), listener(reading));

    for (int second = 0; second < 3; second++) {
      awaitThat(
          () -> {
            listeners.forEach(listener -> listener.send(() -> List.of(EVENT), NOW));
            return reading.sent.tryAcquire();
          });
    }

    assertThat(stalled.begun).hasValue(1);
    assertThat(listeners.get(0).isGone()).isFalse();
  }

  @Test
  void stalledCloseDoesNotBlockTheListener() throws Exception {
    Sink stalled = new Sink(false, true);
    EventStreamListener listener = listener(stalled);

    listener.send(() -> List.of(EVENT), NOW.plus(LIFE));

    assertThat(stalled.closing.await(1, TimeUnit.MINUTES)).isTrue();
    listener.send(() -> List.of(EVENT), NOW.plus(LIFE));
    listener.close();
    assertThat(listener.isGone()).as("it counts as long as it is open").isFalse();
    stalled.released.countDown();
    awaitThat(listener::isGone);
  }

  @Test
  void clockSetBackDoesNotProlongStream() throws Exception {
    Sink reading = new Sink(false, false);
    EventStreamListener listener = listener(reading);

    listener.send(() -> List.of(EVENT), NOW.minus(Duration.ofHours(1)));

    awaitThat(listener::isGone);
    assertThat(reading.begun).hasValue(0);
  }

  @Test
  void streamIsClosedAfterItsReaderLeaves() throws Exception {
    Sink left = new Sink(false, false);
    left.failing = true;
    EventStreamListener listener = listener(left);

    listener.send(() -> List.of(EVENT), NOW);

    awaitThat(listener::isGone);
    assertThat(left.isClosed()).isTrue();
  }

  @Test
  void unavailableEventsAreSkipped() throws Exception {
    Sink reading = new Sink(false, false);
    EventStreamListener listener = listener(reading);
    listener.send(
        () -> {
          throw new IllegalStateException("the database is busy");
        },
        NOW);

    awaitThat(
        () -> {
          listener.send(() -> List.of(EVENT, EVENT), NOW);
          return reading.sent.tryAcquire(2);
        });

    assertThat(listener.isGone()).isFalse();
  }

  /** As of a class that cannot be loaded: a listener that stayed busy would never end. */
  @Test
  void errorLeavesListenerFreeForNextEvents() throws Exception {
    Sink reading = new Sink(false, false);
    EventStreamListener listener = listener(reading);
    listener.send(
        () -> {
          throw new NoClassDefFoundError("org/headgate/Event");
        },
        NOW);

    awaitThat(
        () -> {
          listener.send(() -> List.of(EVENT), NOW);
          return reading.sent.tryAcquire();
        });

    listener.send(List::of, NOW.plus(LIFE));
    awaitThat(
        () -> {
          listener.close();
          return listener.isGone();
        });
  }

  private EventStreamListener listener(SseEventSink sink) {
    return new EventStreamListener(sink, NOW, LIFE, threads);
  }

  private static void awaitThat(BooleanSupplier condition) throws TimeoutException {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new TimeoutException();
      }
      Thread.onSpinWait();
    }
  }

  /** Waits in its writing, or in its closing, until it is released. */
  private static final class Sink implements SseEventSink {

    private final boolean stallsSending;
    private final boolean stallsClosing;
    private final Semaphore sent = new Semaphore(0);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private volatile boolean failing;
    private volatile boolean closed;
    private final AtomicInteger begun = new AtomicInteger();

    private Sink(boolean stallsSending, boolean stallsClosing) {
      this.stallsSending = stallsSending;
      this.stallsClosing = stallsClosing;
    }

    @Override
    public boolean isClosed() {
      return closed;
    }

    @Override
    public CompletionStage<?> send(OutboundSseEvent event) {
      begun.incrementAndGet();
      if (failing) {
        return CompletableFuture.failedFuture(new IllegalStateException("gone"));
      }
      if (stallsSending) {
        await();
      }
      sent.release();
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public void close() {
      closing.countDown();
      if (stallsClosing) {
        await();
      }
      closed = true;
    }

    private void await() {
      try {
        released.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
