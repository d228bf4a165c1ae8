package org.headgate.pool.service.admission;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/**
 * The gate before one pool: as many permits as the pool has connections, and a bounded queue with a
 * deadline for those that come while there is none for their class. A permit that comes back is
 * handed over to who waits, so nobody overtakes the queue. Who cannot be served in time is refused
 * at once rather than at the deadline, as far as the recent pace of the class tells (Little's law).
 */
public final class AdmissionController {
  private final LongSupplier nanos;
  private final AdmissionQueue queue = new AdmissionQueue();
  private final AdmissionRate pace = new AdmissionRate();

  /** Changed under the lock alone; read without it by those who only want to know the size. */
  private volatile AdmissionLimits limits;

  private int inUse;
  private int spare;
  private long admitted;
  private long refused;
  private long timeouts;

  public AdmissionController(AdmissionLimits limits, LongSupplier nanos) {
    this.limits = limits;
    this.nanos = nanos;
  }

  /**
   * Waits for a permit.
   *
   * @param patience the longest wait, cut to the deadline; zero or less takes a permit only if one
   *     is free
   */
  public AdmissionPermit acquire(WorkPriority workPriority, Duration patience)
      throws AdmissionRefusedException {
    Duration wait = patience.compareTo(deadline()) < 0 ? patience : deadline();
    QueueTicket queueTicket = request(workPriority, wait);
    try {
      return queueTicket.permit().get(Math.max(0, wait.toNanos()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException outOfTime) {
      return giveUp(queueTicket, RefusalReason.DEADLINE);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return giveUp(queueTicket, RefusalReason.INTERRUPTED);
    } catch (ExecutionException impossible) {
      throw new IllegalStateException("a ticket never fails", impossible);
    }
  }

  /** Joins without waiting; the ticket holds a permit already when one was free. */
  public QueueTicket request(WorkPriority workPriority, Duration patience)
      throws AdmissionRefusedException {
    QueueTicket queueTicket;
    List<Runnable> handedOver;
    synchronized (this) {
      queueTicket = joined(workPriority, patience);
      handedOver = handOver();
    }
    handedOver.forEach(Runnable::run);
    return queueTicket;
  }

  /** Takes a permit if one is free for the class, and joins nothing. */
  Optional<AdmissionPermit> tryAcquire(WorkPriority workPriority) {
    QueueTicket queueTicket;
    List<Runnable> handedOver;
    synchronized (this) {
      if (!mayEnter(workPriority)) {
        return Optional.empty();
      }
      queueTicket = queue.join(workPriority);
      handedOver = handOver();
    }
    handedOver.forEach(Runnable::run);
    return Optional.of(queueTicket.permit().join());
  }

  private QueueTicket joined(WorkPriority workPriority, Duration patience)
      throws AdmissionRefusedException {
    if (!mayEnter(workPriority)) {
      if (queue.length(workPriority) >= limits.queuePerClass()) {
        throw refuse(RefusalReason.QUEUE_FULL, workPriority);
      }
      if (pace.untilServed(workPriority, queue, limits).compareTo(patience) > 0) {
        throw refuse(RefusalReason.TOO_LONG, workPriority);
      }
    }
    return queue.join(workPriority);
  }

  /** A free permit that is left of what is kept for the other classes and not taken by them. */
  private boolean mayEnter(WorkPriority workPriority) {
    int free = limits.size() - inUse - spare;
    if (workPriority == WorkPriority.OPERATOR) {
      return free > 0;
    }
    for (WorkPriority other : WorkPriority.values()) {
      if (other != workPriority) {
        free -= Math.max(0, limits.share(other) - pace.out(other));
      }
    }
    return free > 0;
  }

  /** Leaves the queue; a permit that was handed over at the same moment is kept. */
  AdmissionPermit giveUp(QueueTicket queueTicket, RefusalReason reason)
      throws AdmissionRefusedException {
    synchronized (this) {
      if (queue.leave(queueTicket)) {
        if (reason == RefusalReason.DEADLINE) {
          timeouts++;
        }
        throw refuse(reason, queueTicket.workClass());
      }
    }
    return queueTicket.permit().join();
  }

  void release(WorkPriority workPriority, long takenAt) {
    makeRoom(
        () -> {
          inUse--;
          pace.givenBack(workPriority, takenAt, nanos.getAsLong());
        });
  }

  /**
   * Takes that many permits at once, or none: for who would otherwise hold connections while it
   * waits for more. They say nothing of the pace of work.
   *
   * @return false when fewer are free, or somebody waits
   */
  public synchronized boolean tryAcquireIdle(int permits) {
    if (queue.length() > 0 || inUse + spare + permits > limits.size()) {
      return false;
    }
    spare += permits;
    return true;
  }

  /** Counts one that is out whether there is room or not: for who does not wait in the queue. */
  public synchronized void addSpare() {
    spare++;
  }

  /** Gives back what {@link #tryAcquireIdle} or {@link #addSpare} took. */
  public void giveBackSpare(int permits) {
    makeRoom(() -> spare -= permits);
  }

  /** Takes effect at once: growing wakes who waits, shrinking lets those that are in finish. */
  public void limit(AdmissionLimits newLimits) {
    makeRoom(() -> limits = newLimits);
  }

  /** As {@link #limit}, with the queue that suits the size. */
  public void resize(int size) {
    AdmissionLimits resized;
    synchronized (this) {
      resized = limits.withSize(size);
    }
    limit(resized);
  }

  private void makeRoom(Runnable change) {
    List<Runnable> handedOver;
    synchronized (this) {
      change.run();
      handedOver = handOver();
    }
    handedOver.forEach(Runnable::run);
  }

  /** How many end or are served before one of this class that joins now. */
  synchronized int ahead(WorkPriority workPriority) {
    return inUse + queue.ahead(workPriority);
  }

  /** How many may be in at once. */
  public int size() {
    return limits.size();
  }

  public Duration deadline() {
    return limits.deadline();
  }

  /**
   * When one who comes then can expect to be served: the time in which all who wait now are, 1 s to
   * 1 min.
   */
  public synchronized Duration retryAfter() {
    return pace.advice(WorkPriority.JOBS, queue, limits, nanos.getAsLong());
  }

  public synchronized AdmissionSnapshot snapshot() {
    return new AdmissionSnapshot(
        limits.size(), inUse, spare, queue.length(), admitted, refused, timeouts, pace.meanHold());
  }

  /**
   * What tells those who got their turn; run when the lock is open again, as it runs their code.
   */
  private List<Runnable> handOver() {
    if (queue.isEmpty()) {
      return List.of();
    }
    List<Runnable> handedOver = new ArrayList<>(1);
    Optional<QueueTicket> next = queue.next(this::mayEnter);
    while (next.isPresent()) {
      QueueTicket queueTicket = next.get();
      WorkPriority workPriority = queueTicket.workClass();
      long now = nanos.getAsLong();
      inUse++;
      admitted++;
      pace.taken(workPriority, now);
      handedOver.add(
          () -> queueTicket.permit().complete(new AdmissionPermit(this, workPriority, now)));
      next = queue.next(this::mayEnter);
    }
    return handedOver;
  }

  private AdmissionRefusedException refuse(RefusalReason reason, WorkPriority workPriority) {
    refused++;
    return new AdmissionRefusedException(
        reason, pace.advice(workPriority, queue, limits, nanos.getAsLong()));
  }
}
