package org.headgate.http.web;

import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.SseEventSink;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** A sink of server-sent events whose writes or close block until it is released. */
final class FakeSink implements SseEventSink {

  static final OutboundSseEvent EVENT =
      (OutboundSseEvent)
          Proxy.newProxyInstance(
              FakeSink.class.getClassLoader(),
              new Class<?>[] {OutboundSseEvent.class},
              (self, method, arguments) -> null);

  private final boolean stallsSending;
  private final boolean stallsClosing;
  final Semaphore sent = new Semaphore(0);
  final CountDownLatch closing = new CountDownLatch(1);
  final CountDownLatch released = new CountDownLatch(1);
  volatile boolean failing;
  private volatile boolean closed;
  final AtomicInteger begun = new AtomicInteger();

  FakeSink(boolean stallsSending, boolean stallsClosing) {
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
    await(released);
  }

  static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static void awaitThat(BooleanSupplier condition) throws TimeoutException {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new TimeoutException();
      }
      Thread.onSpinWait();
    }
  }
}
