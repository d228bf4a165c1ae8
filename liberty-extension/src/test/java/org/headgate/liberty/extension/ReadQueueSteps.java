package org.headgate.liberty.extension;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A queue of reads whose clock, threads and periodic checks a test controls. */
class ReadQueueSteps {

  private static final long PATIENCE_SECONDS = 10;

  final AtomicLong nanos = new AtomicLong();
  final List<String> served = new CopyOnWriteArrayList<>();
  private final Queue<Runnable> looks = new ConcurrentLinkedQueue<>();
  private boolean hasSpareThreads = true;
  private boolean hasThreads = true;

  /** Actions for spare threads run at once, on the thread that asks for one. */
  final ReadQueue queue = new ReadQueue(nanos::get, this::runOnSpareThread, this::order);

  private void order(Runnable look) {
    needThreads();
    looks.add(look);
  }

  private void needThreads() {
    if (!hasThreads) {
      throw new OutOfMemoryError("unable to create native thread");
    }
  }

  private void runOnSpareThread(Runnable action) {
    if (!hasSpareThreads) {
      throw new RejectedExecutionException("all are busy");
    }
    needThreads();
    action.run();
  }

  void setSpareThreads(boolean present) {
    hasSpareThreads = present;
  }

  /** Whether the system lets the server start threads. */
  void setThreads(boolean present) {
    hasThreads = present;
  }

  void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  /** Runs the look that the queue has ordered. */
  void look() {
    looks.remove().run();
  }

  boolean isWatched() {
    return !looks.isEmpty();
  }

  void read(String name) {
    queue.execute(() -> served.add(name));
  }

  /** Takes the only place by a read that waits in the application. */
  void takeThePlace() {
    queue.setPlaces(1);
    queue.execute(queue::keepPlace);
  }

  /** A read that a thread of the server serves until the test ends it. */
  final class LongRead implements AutoCloseable {
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch end = new CountDownLatch(1);
    private final Thread thread;

    LongRead(String name) {
      thread =
          new Thread(
              () ->
                  queue.execute(
                      () -> {
                        served.add(name);
                        begun.countDown();
                        await(end);
                      }),
              "server-" + name);
      thread.start();
      await(begun);
    }

    Thread thread() {
      return thread;
    }

    /** Ends it and waits until its thread has served all that it serves. */
    @Override
    public void close() {
      end.countDown();
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError(e);
      }
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("nothing happened for 10 s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
