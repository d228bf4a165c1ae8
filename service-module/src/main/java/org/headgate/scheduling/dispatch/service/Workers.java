package org.headgate.scheduling.dispatch.service;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.headgate.scheduling.persistence.Assignment;
import org.headgate.scheduling.persistence.Finish;

/**
 * The threads that carry out actions. They take as much ahead as they can begin within half a
 * second: short actions in large batches, slow ones hardly more than there are threads, so that
 * other nodes have their share.
 */
final class Workers {

  private static final long AHEAD_NANOS = Duration.ofMillis(500).toNanos();
  private static final int MOST_AHEAD = 2000;
  private static final long IDLE_SECONDS = 30;
  private static final double MEMORY = 0.05;

  private final ThreadPoolExecutor threads;
  private final Function<Taken, Optional<Finish>> work;
  private final Runnable roomMade;
  private final Map<UUID, Taken> known = new ConcurrentHashMap<>();
  private final AtomicInteger unfinished = new AtomicInteger();
  private volatile boolean full;
  private volatile double meanNanos = Duration.ofMillis(50).toNanos();

  /**
   * @param work carries out one assignment and says how it ended
   * @param roomMade is told when as much again can be taken
   */
  Workers(
      int count, ThreadFactory factory, Function<Taken, Optional<Finish>> work, Runnable roomMade) {
    this.work = work;
    this.roomMade = roomMade;
    threads =
        new ThreadPoolExecutor(
            count, count, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), factory);
    threads.allowCoreThreadTimeOut(true);
  }

  /** An assignment and when it reached this node, for times that follow the database's clock. */
  record Taken(Assignment assignment, long nanos) {

    boolean isOlderThan(Duration age) {
      return System.nanoTime() - nanos > age.toNanos();
    }
  }

  void take(Assignment assignment) {
    Taken taken = new Taken(assignment, System.nanoTime());
    known.put(assignment.id(), taken);
    unfinished.incrementAndGet();
    boolean accepted = false;
    try {
      threads.execute(() -> carryOut(taken));
      accepted = true;
    } finally {
      if (!accepted) {
        unfinished.decrementAndGet();
        known.remove(assignment.id());
      }
    }
  }

  /** How many more may be taken now. */
  int room() {
    return Math.max(0, ahead() - unfinished.get());
  }

  /** More is due than was taken: says so when there is room again. */
  void tellOfRoom() {
    full = true;
    if (unfinished.get() <= ahead() / 2) {
      roomMade.run();
    }
  }

  /** How many are carried out now. */
  int busy() {
    return threads.getActiveCount();
  }

  /** What was taken, and not forgotten yet. */
  Set<UUID> known() {
    return Set.copyOf(known.keySet());
  }

  /** Its end is written. */
  void forget(UUID execution) {
    known.remove(execution);
  }

  /**
   * Takes nothing more and waits for what runs.
   *
   * @return whether all of it ended in time
   */
  boolean stop(Duration patience) throws InterruptedException {
    threads.shutdown();
    return threads.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void carryOut(Taken taken) {
    long begun = System.nanoTime();
    Optional<Finish> finish = Optional.empty();
    boolean ended = false;
    try {
      finish = work.apply(taken);
      ended = true;
    } finally {
      if (!ended) {
        // Nobody will say how it ended: the upkeep frees what the node is believed to be at.
        known.remove(taken.assignment().id());
      }
      if (finish.filter(made -> made.end() != Finish.End.DEFERRED).isPresent()) {
        remember(System.nanoTime() - begun);
      }
      int left = unfinished.decrementAndGet();
      if (full && left <= ahead() / 2) {
        full = false;
        roomMade.run();
      }
    }
  }

  private synchronized void remember(long nanos) {
    meanNanos = meanNanos + (nanos - meanNanos) * MEMORY;
  }

  private int ahead() {
    int count = threads.getMaximumPoolSize();
    double startable = count * (1 + AHEAD_NANOS / Math.max(1.0, meanNanos));
    return (int) Math.min(MOST_AHEAD, Math.max(count, startable));
  }
}
