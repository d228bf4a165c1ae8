package org.headgate.pool.service.admission;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * The gate before one pool: as many permits as the pool has connections, and a bounded queue with a
 * deadline for those that come while there is none for their class. A permit that comes back is
 * handed over to who waits, so nobody overtakes the queue. Who cannot be served in time is refused
 * at once rather than at the deadline, as far as the recent pace of the class tells (Little's law).
 *
 * <p>While nobody waits a permit is taken and given back without a lock; the lock guards the queue.
 * Whoever joins it looks for room afterwards, and whoever gives back looks for a queue afterwards,
 * so nobody is left waiting beside a free permit.
 */
public final class AdmissionController {
  private final LongSupplier nanos;
  private final AdmissionQueue queue = new AdmissionQueue();
  private final AdmissionRate pace = new AdmissionRate();

  private final PermitCounter permits = new PermitCounter();
  private final LongAdder admitted = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private final LongAdder timeouts = new LongAdder();

  /** Changed under the lock alone. */
  private volatile AdmissionLimits limits;

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
    Optional<AdmissionPermit> free = queue.isEmpty() ? take(workPriority) : Optional.empty();
    if (free.isPresent()) {
      return QueueTicket.served(workPriority, free.get());
    }
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
  synchronized Optional<AdmissionPermit> tryAcquire(WorkPriority workPriority) {
    return take(workPriority);
  }

  private Optional<AdmissionPermit> take(WorkPriority workPriority) {
    long now = nanos.getAsLong();
    if (!permits.tryTake(limits, workPriority, now)) {
      return Optional.empty();
    }
    admitted.increment();
    return Optional.of(new AdmissionPermit(this, workPriority, now));
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
    return queue.join(workPriority, nanos.getAsLong());
  }

  private boolean mayEnter(WorkPriority workPriority) {
    return permits.now().hasRoom(limits, workPriority);
  }

  /** Leaves the queue; a permit that was handed over at the same moment is kept. */
  AdmissionPermit giveUp(QueueTicket queueTicket, RefusalReason reason)
      throws AdmissionRefusedException {
    synchronized (this) {
      if (queue.leave(queueTicket)) {
        if (reason == RefusalReason.DEADLINE) {
          timeouts.increment();
        }
        throw refuse(reason, queueTicket.workClass());
      }
    }
    return queueTicket.permit().join();
  }

  void release(WorkPriority workPriority, long takenAt) {
    permits.giveBack(workPriority, takenAt);
    pace.givenBack(workPriority, nanos.getAsLong() - takenAt);
    letIn();
  }

  /**
   * Takes that many permits at once, or none: for who would otherwise hold connections while it
   * waits for more. They say nothing of the pace of work.
   *
   * @return false when fewer are free, or somebody waits
   */
  public boolean tryAcquireIdle(int count) {
    return permits.tryTakeSpare(limits, count, queue::isEmpty);
  }

  /** Counts one that is out whether there is room or not: for who does not wait in the queue. */
  public void addSpare() {
    permits.addSpare(1);
  }

  /** Gives back what {@link #tryAcquireIdle} or {@link #addSpare} took. */
  public void giveBackSpare(int count) {
    permits.addSpare(-count);
    letIn();
  }

  /** Takes effect at once: growing wakes who waits, shrinking lets those that are in finish. */
  public void limit(AdmissionLimits newLimits) {
    synchronized (this) {
      limits = newLimits;
    }
    letIn();
  }

  /** As {@link #limit}, with the queue that suits the size. */
  public void resize(int size) {
    AdmissionLimits resized;
    synchronized (this) {
      resized = limits.withSize(size);
    }
    limit(resized);
  }

  /** Those who wait and for whom there is room now. */
  private void letIn() {
    if (queue.isEmpty()) {
      return;
    }
    List<Runnable> handedOver;
    synchronized (this) {
      handedOver = handOver();
    }
    handedOver.forEach(Runnable::run);
  }

  /** How many end or are served before one of this class that joins now. */
  synchronized int ahead(WorkPriority workPriority) {
    return permits.now().inUse() + queue.ahead(workPriority);
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
    return pace.advice(WorkPriority.JOBS, queue, limits, permits.now(), nanos.getAsLong());
  }

  public AdmissionSnapshot snapshot() {
    AdmissionOccupancy now = permits.now();
    return new AdmissionSnapshot(
        limits.size(),
        now.inUse(),
        now.spare(),
        queue.length(),
        admitted.sum(),
        refused.sum(),
        timeouts.sum(),
        pace.meanHold(),
        queue.isEmpty() ? List.of() : waits());
  }

  private synchronized List<Duration> waits() {
    return queue.waits(nanos.getAsLong());
  }

  /**
   * What tells those who got their turn; run when the lock is open again, as it runs their code.
   */
  private List<Runnable> handOver() {
    List<Runnable> handedOver = new ArrayList<>(1);
    Optional<QueueTicket> next = queue.next(this::mayEnter);
    while (next.isPresent()) {
      QueueTicket queueTicket = next.get();
      // Somebody who saw no queue may have been faster; then there is room for nobody, or another.
      take(queueTicket.workClass())
          .ifPresent(
              permit -> {
                queue.serve(queueTicket);
                handedOver.add(() -> queueTicket.permit().complete(permit));
              });
      next = queue.next(this::mayEnter);
    }
    return handedOver;
  }

  private AdmissionRefusedException refuse(RefusalReason reason, WorkPriority workPriority) {
    refused.increment();
    return new AdmissionRefusedException(
        reason, pace.advice(workPriority, queue, limits, permits.now(), nanos.getAsLong()));
  }
}
