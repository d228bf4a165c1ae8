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
 * Admits work to one pool: as many permits as the pool has connections, and a bounded queue with a
 * deadline for work whose class has no free permit. A returned permit is handed to the next in the
 * queue, so nothing overtakes it. Work that cannot be served before its deadline, as far as the
 * recent rate of its class tells (Little's law), is refused at once.
 *
 * <p>While the queue is empty, permits are acquired and released without a lock; the lock guards
 * the queue. Whoever joins the queue then looks for a free permit, and whoever releases one then
 * looks at the queue, so nobody waits beside a free permit.
 */
public final class AdmissionController {
  private final LongSupplier nanos;
  private final AdmissionQueue queue = new AdmissionQueue();
  private final AdmissionRate admissionRate = new AdmissionRate();

  private final PermitCounter permits = new PermitCounter();
  private final LongAdder admitted = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private final LongAdder timeouts = new LongAdder();

  /** Changed only while the lock is held. */
  private volatile AdmissionLimits limits;

  public AdmissionController(AdmissionLimits limits, LongSupplier nanos) {
    this.limits = limits;
    this.nanos = nanos;
  }

  /**
   * Waits for a permit.
   *
   * @param timeout the longest wait, limited by the deadline; zero or less acquires a permit only
   *     if one is free
   */
  public AdmissionPermit acquire(WorkPriority workPriority, Duration timeout)
      throws AdmissionRefusedException {
    Duration wait = timeout.compareTo(deadline()) < 0 ? timeout : deadline();
    QueueTicket queueTicket = request(workPriority, wait);
    try {
      return queueTicket.permit().get(Math.max(0, wait.toNanos()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return giveUp(queueTicket, RefusalReason.DEADLINE);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return giveUp(queueTicket, RefusalReason.INTERRUPTED);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a ticket never fails", e);
    }
  }

  /** Joins the queue without blocking; the ticket has a permit already if one was free. */
  public QueueTicket request(WorkPriority workPriority, Duration timeout)
      throws AdmissionRefusedException {
    Optional<AdmissionPermit> free = queue.isEmpty() ? acquireNow(workPriority) : Optional.empty();
    if (free.isPresent()) {
      return QueueTicket.served(workPriority, free.get());
    }
    QueueTicket queueTicket;
    List<Runnable> handedOver;
    synchronized (this) {
      queueTicket = joined(workPriority, timeout);
      handedOver = takeCallbacks();
    }
    handedOver.forEach(Runnable::run);
    return queueTicket;
  }

  /** Acquires a permit if one is free for the class; never queues. */
  synchronized Optional<AdmissionPermit> tryAcquire(WorkPriority workPriority) {
    return acquireNow(workPriority);
  }

  private Optional<AdmissionPermit> acquireNow(WorkPriority workPriority) {
    long now = nanos.getAsLong();
    if (!permits.tryTake(limits, workPriority, now)) {
      return Optional.empty();
    }
    admitted.increment();
    return Optional.of(new AdmissionPermit(this, workPriority, now));
  }

  private QueueTicket joined(WorkPriority workPriority, Duration timeout)
      throws AdmissionRefusedException {
    if (!mayEnter(workPriority)) {
      if (queue.length(workPriority) >= limits.queuePerClass()) {
        throw refuse(RefusalReason.QUEUE_FULL, workPriority);
      }
      if (admissionRate.untilServed(workPriority, queue, limits).compareTo(timeout) > 0) {
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
    permits.release(workPriority, takenAt);
    admissionRate.released(workPriority, nanos.getAsLong() - takenAt);
    admitWaiting();
  }

  /**
   * Acquires all of these permits at once, or none, so that the caller never holds some while it
   * waits for others. They do not count in the measured rate of work.
   *
   * @return false when fewer are free, or somebody waits
   */
  public boolean tryAcquireIdle(int count) {
    return permits.tryTakeSpare(limits, count, queue::isEmpty);
  }

  /** Counts a permit as in use whether or not one is free, for callers that do not queue. */
  public void addSpare() {
    permits.addSpare(1);
  }

  /** Releases the permits of {@link #tryAcquireIdle} or {@link #addSpare}. */
  public void releaseIdle(int count) {
    permits.addSpare(-count);
    admitWaiting();
  }

  /** Takes effect at once: growing admits waiting work, shrinking lets running work finish. */
  public void limit(AdmissionLimits newLimits) {
    synchronized (this) {
      limits = newLimits;
    }
    admitWaiting();
  }

  /** As {@link #limit}, with a queue in proportion to the size. */
  public void resize(int size) {
    AdmissionLimits resized;
    synchronized (this) {
      resized = limits.withSize(size);
    }
    limit(resized);
  }

  /** Hands free permits to waiting work. */
  private void admitWaiting() {
    if (queue.isEmpty()) {
      return;
    }
    List<Runnable> handedOver;
    synchronized (this) {
      handedOver = takeCallbacks();
    }
    handedOver.forEach(Runnable::run);
  }

  /** How many are served or finish before work of this class that joins now. */
  synchronized int ahead(WorkPriority workPriority) {
    return permits.now().inUse() + queue.ahead(workPriority);
  }

  /** The number of permits. */
  public int size() {
    return limits.size();
  }

  public Duration deadline() {
    return limits.deadline();
  }

  /**
   * When a new request can expect to be served: the time until the present queue is served, 1 s to
   * 1 min.
   */
  public synchronized Duration retryAfter() {
    return admissionRate.advice(WorkPriority.JOBS, queue, limits, permits.now(), nanos.getAsLong());
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
        admissionRate.meanHold(),
        queue.isEmpty() ? List.of() : waits());
  }

  private synchronized List<Duration> waits() {
    return queue.waits(nanos.getAsLong());
  }

  /**
   * The callbacks of the tickets served; run after the lock is released, because they run foreign
   * code.
   */
  private List<Runnable> takeCallbacks() {
    List<Runnable> handedOver = new ArrayList<>(1);
    Optional<QueueTicket> next = queue.next(this::mayEnter);
    while (next.isPresent()) {
      QueueTicket queueTicket = next.get();
      // Somebody who saw no queue may have been faster; then there is room for nobody, or another.
      acquireNow(queueTicket.workClass())
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
        reason,
        admissionRate.advice(workPriority, queue, limits, permits.now(), nanos.getAsLong()));
  }
}
