package org.headgate.scheduling.service.dispatch;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/**
 * A share of the workers for actions that may take long, so that others find a worker meanwhile. An
 * action that finds no slot waits a moment while those in the share are quick; when all of them
 * take long it is busy at once, so that it occupies no worker either.
 */
public final class WorkerShare {

  /** An action that takes longer keeps others waiting. */
  static final Duration QUICK = Duration.ofSeconds(1);

  private static final Duration MIN_DELAY = Duration.ofSeconds(2);
  private static final Duration MAX_DELAY = Duration.ofSeconds(30);
  private static final long DELAY_MILLIS_PER_REJECTED = 50;

  private final int size;
  private final LongSupplier nanoTime;
  private final Semaphore slots;
  private final AtomicInteger rejected = new AtomicInteger();

  /** When the action in each slot began. */
  private final Map<Object, Long> begun = new ConcurrentHashMap<>();

  public WorkerShare(int size) {
    this(size, System::nanoTime);
  }

  WorkerShare(int size, LongSupplier nanoTime) {
    this.size = size;
    this.nanoTime = nanoTime;
    this.slots = new Semaphore(size);
  }

  /** The work that runs in a slot. */
  @FunctionalInterface
  public interface Work<E extends Exception> {
    ActionResult run() throws E;
  }

  /** Runs the work in a slot; returns busy without running it if there is none. */
  public <E extends Exception> ActionResult within(Work<E> work) throws E {
    if (!acquire()) {
      return ActionResult.busy(delayAfter(rejected.getAndIncrement()));
    }
    Object slot = new Object();
    begun.put(slot, nanoTime.getAsLong());
    boolean isFree = slots.availablePermits() > 0;
    rejected.updateAndGet(before -> isFree ? 0 : Math.max(0, before - 1));
    try {
      return work.run();
    } finally {
      begun.remove(slot);
      slots.release();
    }
  }

  /** The pause of an action that is busy, the longer, the more were before it. */
  public static Duration delayAfter(int rejected) {
    Duration delay = MIN_DELAY.plusMillis(DELAY_MILLIS_PER_REJECTED * rejected);
    return delay.compareTo(MAX_DELAY) < 0 ? delay : MAX_DELAY;
  }

  private boolean acquire() {
    if (slots.tryAcquire()) {
      return true;
    }
    if (areAllSlow()) {
      return false;
    }
    try {
      return slots.tryAcquire(QUICK.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private boolean areAllSlow() {
    long now = nanoTime.getAsLong();
    return begun.values().stream().filter(at -> now - at > QUICK.toNanos()).count() >= size;
  }
}
