package org.headgate.pool.service;

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
 * deadline for those that come while all are out. A permit that comes back is handed over to who
 * waits, so nobody overtakes the queue. Who cannot be served in time is refused at once rather than
 * at the deadline, as far as the recent pace tells (Little's law).
 */
final class Admission {
  private static final Duration LONGEST_ADVICE = Duration.ofMinutes(1);

  private final LongSupplier nanos;
  private final AdmissionQueue queue = new AdmissionQueue();
  private final HoldTimes holds = new HoldTimes();
  private AdmissionLimits limits;
  private int inUse;
  private int spare;
  private long admitted;
  private long refused;
  private long timeouts;

  Admission(AdmissionLimits limits, LongSupplier nanos) {
    this.limits = limits;
    this.nanos = nanos;
  }

  /**
   * Waits for a permit.
   *
   * @param patience the longest wait, cut to the deadline; zero or less takes a permit only if one
   *     is free
   */
  Permit acquire(WorkClass workClass, Duration patience) throws AdmissionRefused {
    Duration wait = patience.compareTo(deadline()) < 0 ? patience : deadline();
    Ticket ticket = request(workClass, wait);
    try {
      return ticket.permit().get(Math.max(0, wait.toNanos()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException outOfTime) {
      return giveUp(ticket, Refusal.DEADLINE);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return giveUp(ticket, Refusal.INTERRUPTED);
    } catch (ExecutionException impossible) {
      throw new IllegalStateException("a ticket never fails", impossible);
    }
  }

  /** Joins without waiting; the ticket holds a permit already when one was free. */
  Ticket request(WorkClass workClass, Duration patience) throws AdmissionRefused {
    Ticket ticket;
    List<Runnable> handedOver;
    synchronized (this) {
      ticket = joined(workClass, patience);
      handedOver = handOver();
    }
    handedOver.forEach(Runnable::run);
    return ticket;
  }

  private Ticket joined(WorkClass workClass, Duration patience) throws AdmissionRefused {
    if (inUse + spare >= limits.size()) {
      if (queue.length(workClass) >= limits.queuePerClass()) {
        throw refuse(Refusal.QUEUE_FULL);
      }
      if (holds
              .mean()
              .multipliedBy(queue.ahead(workClass) + 1L)
              .dividedBy(limits.size())
              .compareTo(patience)
          > 0) {
        throw refuse(Refusal.TOO_LONG);
      }
    }
    return queue.join(workClass);
  }

  /** Leaves the queue; a permit that was handed over at the same moment is kept. */
  Permit giveUp(Ticket ticket, Refusal reason) throws AdmissionRefused {
    synchronized (this) {
      if (queue.leave(ticket)) {
        if (reason == Refusal.DEADLINE) {
          timeouts++;
        }
        throw refuse(reason);
      }
    }
    return ticket.permit().join();
  }

  void giveBack(long takenAt) {
    makeRoom(
        () -> {
          inUse--;
          holds.givenBack(takenAt, nanos.getAsLong());
        });
  }

  /**
   * Takes that many permits at once, or none: for who would otherwise hold connections while it
   * waits for more. They say nothing of the pace of work.
   *
   * @return false when fewer are free, or somebody waits
   */
  synchronized boolean takeSpare(int permits) {
    if (queue.length() > 0 || inUse + spare + permits > limits.size()) {
      return false;
    }
    spare += permits;
    return true;
  }

  /** Gives back what {@link #takeSpare} took. */
  void giveBackSpare(int permits) {
    makeRoom(() -> spare -= permits);
  }

  /** Takes effect at once: growing wakes who waits, shrinking lets those that are in finish. */
  void limit(AdmissionLimits newLimits) {
    makeRoom(() -> limits = newLimits);
  }

  /** As {@link #limit}, with the queue that suits the size. */
  void resize(int size) {
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

  /** How many may be in at once. */
  synchronized int size() {
    return limits.size();
  }

  synchronized Duration deadline() {
    return limits.deadline();
  }

  /**
   * When one who comes then can expect to be served: the time in which all who wait now are, 1 s to
   * 1 min.
   */
  synchronized Duration retryAfter() {
    Duration drain =
        holds
            .expected(nanos.getAsLong())
            .multipliedBy(queue.length() + 1L)
            .dividedBy(limits.size());
    Duration whole = Duration.ofSeconds(drain.plusNanos(999_999_999).toSeconds());
    Duration raised = whole.isZero() ? Duration.ofSeconds(1) : whole;
    return raised.compareTo(LONGEST_ADVICE) < 0 ? raised : LONGEST_ADVICE;
  }

  synchronized AdmissionSnapshot snapshot() {
    return new AdmissionSnapshot(
        limits.size(), inUse, spare, queue.length(), admitted, refused, timeouts, holds.mean());
  }

  /**
   * What tells those who got their turn; run when the lock is open again, as it runs their code.
   */
  private List<Runnable> handOver() {
    List<Runnable> handedOver = new ArrayList<>(1);
    while (inUse + spare < limits.size()) {
      Optional<Ticket> next = queue.next();
      if (next.isEmpty()) {
        break;
      }
      Ticket ticket = next.get();
      long now = nanos.getAsLong();
      inUse++;
      admitted++;
      holds.taken(now);
      handedOver.add(() -> ticket.permit().complete(new Permit(this, now)));
    }
    return handedOver;
  }

  private AdmissionRefused refuse(Refusal reason) {
    refused++;
    return new AdmissionRefused(reason, retryAfter());
  }
}
