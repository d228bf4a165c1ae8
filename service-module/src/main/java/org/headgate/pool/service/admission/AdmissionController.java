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
 * deadline for work whose priority has no free permit. A released permit is handed to the next in
 * the queue; work that would not be served before its deadline, by the recent rate of its priority
 * (Little's law), is refused at once.
 *
 * <p>While the queue is empty, permits are acquired and released without a lock: a thread that
 * joins the queue then checks for a free permit, and a thread that releases one then checks the
 * queue, so nobody waits while a permit is free.
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
    return request(new AdmissionRequest(workPriority, timeout));
  }

  /** As the other method, for work with a source, or that has waited elsewhere. */
  public QueueTicket request(AdmissionRequest request) throws AdmissionRefusedException {
    Optional<AdmissionPermit> free =
        queue.isEmpty() ? tryAcquireUnlocked(request.workPriority()) : Optional.empty();
    if (free.isPresent()) {
      return QueueTicket.served(request.workPriority(), free.get());
    }
    RequestSource source = request.source().get();
    QueueTicket queueTicket;
    List<Runnable> callbacks;
    synchronized (this) {
      queueTicket = join(request, source);
      callbacks = admitNext();
    }
    callbacks.forEach(Runnable::run);
    return queueTicket;
  }

  /** Acquires a permit if one is free for the priority; never queues. */
  public synchronized Optional<AdmissionPermit> tryAcquire(WorkPriority workPriority) {
    return tryAcquireUnlocked(workPriority);
  }

  private Optional<AdmissionPermit> tryAcquireUnlocked(WorkPriority workPriority) {
    long now = nanos.getAsLong();
    if (!permits.tryAcquire(limits, workPriority, now)) {
      return Optional.empty();
    }
    admitted.increment();
    return Optional.of(new AdmissionPermit(this, workPriority, now));
  }

  private QueueTicket join(AdmissionRequest request, RequestSource source)
      throws AdmissionRefusedException {
    WorkPriority workPriority = request.workPriority();
    if (!hasRoom(workPriority)) {
      if (!queue.hasRoom(workPriority, source, limits.queuePerPriority())) {
        throw refuse(RefusalReason.QUEUE_FULL, workPriority);
      }
      Duration wait = admissionRate.untilServed(workPriority, source, queue, limits);
      if (wait.compareTo(request.timeout()) > 0) {
        throw refuse(RefusalReason.TOO_LONG, workPriority);
      }
    }
    return queue.join(workPriority, source, nanos.getAsLong() - request.waited().toNanos());
  }

  boolean hasRoom(WorkPriority workPriority) {
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
        throw refuse(reason, queueTicket.workPriority());
      }
    }
    return queueTicket.permit().join();
  }

  void release(WorkPriority workPriority, long acquiredAt) {
    permits.release(workPriority, acquiredAt);
    admissionRate.released(workPriority, nanos.getAsLong() - acquiredAt);
    admitWaiting();
  }

  /**
   * Acquires all of these permits at once for maintenance, or none, so that the caller never holds
   * some while it waits for others. They do not count in the measured rate of work.
   *
   * @return false when fewer are free, or somebody waits
   */
  public boolean tryAcquireIdle(int count) {
    return permits.tryAcquireMaintenance(limits, count, queue::isEmpty);
  }

  /** Acquires a permit for maintenance, even if none is free. */
  public void forceAcquireIdle() {
    permits.addMaintenance(1);
  }

  /** Releases the permits of {@link #tryAcquireIdle} or {@link #forceAcquireIdle}. */
  public void releaseIdle(int count) {
    permits.addMaintenance(-count);
    admitWaiting();
  }

  /** Takes effect at once: growing admits waiting work, shrinking lets running work finish. */
  public void limit(AdmissionLimits newLimits) {
    synchronized (this) {
      limits = newLimits;
    }
    admitWaiting();
  }

  /** Hands free permits to waiting work. */
  private void admitWaiting() {
    if (queue.isEmpty()) {
      return;
    }
    List<Runnable> callbacks;
    synchronized (this) {
      callbacks = admitNext();
    }
    callbacks.forEach(Runnable::run);
  }

  /** The wait of work that joins now, by the measured rate; in each interval at best one ends. */
  synchronized Duration untilServed(
      WorkPriority workPriority, RequestSource source, Duration interval) {
    int before = permits.now().inUse() + queue.countAhead(workPriority, source);
    return admissionRate.untilServed(hasRoom(workPriority) ? 0 : before, interval, limits);
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
    return admissionRate.retryAfter(
        WorkPriority.JOBS, queue, limits, permits.now(), nanos.getAsLong());
  }

  public AdmissionSnapshot snapshot() {
    AdmissionOccupancy now = permits.now();
    return new AdmissionSnapshot(
        limits.size(),
        now.inUse(),
        now.maintenance(),
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
  private List<Runnable> admitNext() {
    List<Runnable> callbacks = new ArrayList<>(1);
    Optional<QueueTicket> next = queue.next(this::hasRoom);
    while (next.isPresent()) {
      QueueTicket queueTicket = next.get();
      // A thread that saw an empty queue may have taken the permit meanwhile.
      tryAcquireUnlocked(queueTicket.workPriority())
          .ifPresent(
              permit -> {
                queue.serve(queueTicket);
                callbacks.add(() -> queueTicket.permit().complete(permit));
              });
      next = queue.next(this::hasRoom);
    }
    return callbacks;
  }

  private AdmissionRefusedException refuse(RefusalReason reason, WorkPriority workPriority) {
    refused.increment();
    return new AdmissionRefusedException(
        reason,
        admissionRate.retryAfter(workPriority, queue, limits, permits.now(), nanos.getAsLong()));
  }
}
