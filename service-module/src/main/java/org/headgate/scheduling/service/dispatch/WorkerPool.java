package org.headgate.scheduling.service.dispatch;

import java.time.Duration;
import java.util.List;
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
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.headgate.scheduling.persistence.AttemptResult;
import org.headgate.scheduling.persistence.ClaimedExecution;

/**
 * The threads that execute actions; the service's own tasks have threads that actions of users
 * cannot occupy. The pool takes as many executions in advance as it can start within half a second:
 * many short ones, but few slow ones, so that other nodes get their share. It takes none while too
 * many results are unwritten, or the actions of those it has are large together.
 */
final class WorkerPool {

  private static final long CLAIM_AHEAD_NANOS = Duration.ofMillis(500).toNanos();
  private static final int MAX_AHEAD = 2000;

  /**
   * A limit for executions without a written result, because the death of the node would repeat
   * them all.
   */
  static final int MAX_UNWRITTEN = 4000;

  /**
   * A limit for the characters of all actions that are held, which take up to two bytes each. What
   * is claimed at once may exceed it.
   */
  static final long MAX_TEXT = 8L * 1024 * 1024;

  private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(30);
  private static final double MEMORY = 0.05;

  /** The service's own tasks are few and short, and must not wait for receivers of webhooks. */
  private static final int SERVICE_THREADS = 2;

  private static final int SERVICE_AHEAD = 8;

  private final ThreadPoolExecutor threads;
  private final ThreadPoolExecutor serviceThreads;
  private final Function<RunningTask, AttemptResult> work;
  private final Runnable roomMade;
  private final Map<UUID, RunningTask> known = new ConcurrentHashMap<>();
  private final AtomicLong text = new AtomicLong();
  private final AtomicInteger unfinished = new AtomicInteger();
  private final AtomicInteger unfinishedOfService = new AtomicInteger();
  private volatile boolean full;
  private volatile double meanNanos = Duration.ofMillis(50).toNanos();

  /**
   * @param work executes one assignment and returns its result
   * @param roomMade is called when as much again can be taken
   */
  WorkerPool(
      int count,
      ThreadFactory factory,
      Function<RunningTask, AttemptResult> work,
      Runnable roomMade) {
    this.work = work;
    this.roomMade = roomMade;
    threads = threads(count, factory);
    serviceThreads = threads(SERVICE_THREADS, factory);
  }

  private static ThreadPoolExecutor threads(int count, ThreadFactory factory) {
    ThreadPoolExecutor threads =
        new ThreadPoolExecutor(
            count,
            count,
            IDLE_TIMEOUT.toSeconds(),
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            factory);
    threads.allowCoreThreadTimeOut(true);
    return threads;
  }

  /**
   * An assignment and the time when it reached this node, to compute times by the database's clock.
   */
  record RunningTask(ClaimedExecution assignment, long nanos) {

    boolean isOlderThan(Duration age) {
      return System.nanoTime() - nanos > age.toNanos();
    }

    boolean isOfService() {
      return assignment.work().accountId().isEmpty();
    }

    private long text() {
      return assignment.work().action().length();
    }
  }

  void start(ClaimedExecution claimedExecution) {
    RunningTask task = new RunningTask(claimedExecution, System.nanoTime());
    remember(task);
    unfinished(task).incrementAndGet();
    boolean accepted = false;
    try {
      (task.isOfService() ? serviceThreads : threads).execute(() -> run(task));
      accepted = true;
    } finally {
      if (!accepted) {
        unfinished(task).decrementAndGet();
        forget(claimedExecution.id());
      }
    }
  }

  /** It may have been released and claimed again before its first result was written. */
  private void remember(RunningTask task) {
    Optional<RunningTask> former = Optional.ofNullable(known.put(task.assignment().id(), task));
    text.addAndGet(task.text() - former.map(RunningTask::text).orElse(0L));
  }

  private void forget(UUID executionId) {
    Optional.ofNullable(known.remove(executionId))
        .ifPresent(forgotten -> text.addAndGet(-forgotten.text()));
  }

  /** How many more executions may be taken now. */
  int freeCapacity() {
    return text.get() >= MAX_TEXT
        ? 0
        : Math.max(0, Math.min(ahead() - unfinished.get(), MAX_UNWRITTEN - known.size()));
  }

  /** As {@link #freeCapacity}, for the service's own tasks alone. */
  int freeServiceCapacity() {
    return Math.max(0, SERVICE_AHEAD - unfinishedOfService.get());
  }

  private AtomicInteger unfinished(RunningTask task) {
    return task.isOfService() ? unfinishedOfService : unfinished;
  }

  /** Requests a call when there is room again, because more is due than was taken. */
  void onCapacityAvailable() {
    full = true;
    notifyCapacity();
  }

  /** The number of running executions. */
  int busy() {
    return threads.getActiveCount() + serviceThreads.getActiveCount();
  }

  /** Executions that were taken and are not forgotten. */
  Set<UUID> known() {
    return Set.copyOf(known.keySet());
  }

  /** Forgets executions whose results are written. */
  void forget(List<AttemptResult> written) {
    written.forEach(attemptResult -> forget(attemptResult.id()));
    notifyCapacity();
  }

  /**
   * Takes nothing more and waits for running executions.
   *
   * @return whether all of it ended in time
   */
  boolean stop(Duration timeout) throws InterruptedException {
    long end = System.nanoTime() + timeout.toNanos();
    threads.shutdown();
    serviceThreads.shutdown();
    return threads.awaitTermination(timeout.toMillis(), TimeUnit.MILLISECONDS)
        && serviceThreads.awaitTermination(end - System.nanoTime(), TimeUnit.NANOSECONDS);
  }

  private void run(RunningTask task) {
    long startNanos = System.nanoTime();
    boolean ended = false;
    try {
      AttemptResult attemptResult = work.apply(task);
      ended = true;
      if (attemptResult.end() != AttemptResult.End.DEFERRED && !task.isOfService()) {
        recordDuration(System.nanoTime() - startNanos);
      }
    } finally {
      if (!ended) {
        // Nobody will report its end: the recovery frees an execution that no node is at.
        forget(task.assignment().id());
      }
      unfinished(task).decrementAndGet();
      notifyCapacity();
    }
  }

  private void notifyCapacity() {
    if (full
        && unfinished.get() <= ahead() / 2
        && known.size() <= MAX_UNWRITTEN / 2
        && text.get() <= MAX_TEXT / 2) {
      full = false;
      roomMade.run();
    }
  }

  private synchronized void recordDuration(long nanos) {
    meanNanos = meanNanos + (nanos - meanNanos) * MEMORY;
  }

  private int ahead() {
    int count = threads.getMaximumPoolSize();
    double claimable = count * (1 + CLAIM_AHEAD_NANOS / Math.max(1.0, meanNanos));
    return (int) Math.min(MAX_AHEAD, Math.max(count, claimable));
  }
}
