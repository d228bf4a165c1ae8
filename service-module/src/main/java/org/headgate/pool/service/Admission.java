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
 * deadline for those that come while there is none for their class. A permit that comes back is
 * handed over to who waits, so nobody overtakes the queue. Who cannot be served in time is refused
 * at once rather than at the deadline, as far as the recent pace of the class tells (Little's law).
 */
final class Admission {
  private final LongSupplier nanos;
  private final AdmissionQueue queue = new AdmissionQueue();
  private final AdmissionPace pace = new AdmissionPace();
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

  /** Takes a permit if one is free for the class, and joins nothing. */
  Optional<Permit> tryAcquire(WorkClass workClass) {
    Ticket ticket;
    List<Runnable> handedOver;
    synchronized (this) {
      if (!mayEnter(workClass)) {
        return Optional.empty();
      }
      ticket = queue.join(workClass);
      handedOver = handOver();
    }
    handedOver.forEach(Runnable::run);
    return Optional.of(ticket.permit().join());
  }

  private Ticket joined(WorkClass workClass, Duration patience) throws AdmissionRefused {
    if (!mayEnter(workClass)) {
      if (queue.length(workClass) >= limits.queuePerClass()) {
        throw refuse(Refusal.QUEUE_FULL, workClass);
      }
      if (pace.untilServed(workClass, queue, limits).compareTo(patience) > 0) {
        throw refuse(Refusal.TOO_LONG, workClass);
      }
    }
    return queue.join(workClass);
  }

  /** A free permit that is left of what is kept for the other classes and not taken by them. */
  private boolean mayEnter(WorkClass workClass) {
    int free = limits.size() - inUse - spare;
    if (workClass == WorkClass.OPERATOR) {
      return free > 0;
    }
    for (WorkClass other : WorkClass.values()) {
      if (other != workClass) {
        free -= Math.max(0, limits.share(other) - pace.out(other));
      }
    }
    return free > 0;
  }

  /** Leaves the queue; a permit that was handed over at the same moment is kept. */
  Permit giveUp(Ticket ticket, Refusal reason) throws AdmissionRefused {
    synchronized (this) {
      if (queue.leave(ticket)) {
        if (reason == Refusal.DEADLINE) {
          timeouts++;
        }
        throw refuse(reason, ticket.workClass());
      }
    }
    return ticket.permit().join();
  }

  void giveBack(WorkClass workClass, long takenAt) {
    makeRoom(
        () -> {
          inUse--;
          pace.givenBack(workClass, takenAt, nanos.getAsLong());
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

  /** Counts one that is out whether there is room or not: for who does not wait in the queue. */
  synchronized void addSpare() {
    spare++;
  }

  /** Gives back what {@link #takeSpare} or {@link #addSpare} took. */
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
    return pace.advice(WorkClass.JOBS, queue, limits, nanos.getAsLong());
  }

  synchronized AdmissionSnapshot snapshot() {
    return new AdmissionSnapshot(
        limits.size(), inUse, spare, queue.length(), admitted, refused, timeouts, pace.meanHold());
  }

  /**
   * What tells those who got their turn; run when the lock is open again, as it runs their code.
   */
  private List<Runnable> handOver() {
    List<Runnable> handedOver = new ArrayList<>(1);
    Optional<Ticket> next = queue.next(this::mayEnter);
    while (next.isPresent()) {
      Ticket ticket = next.get();
      WorkClass workClass = ticket.workClass();
      long now = nanos.getAsLong();
      inUse++;
      admitted++;
      pace.taken(workClass, now);
      handedOver.add(() -> ticket.permit().complete(new Permit(this, workClass, now)));
      next = queue.next(this::mayEnter);
    }
    return handedOver;
  }

  private AdmissionRefused refuse(Refusal reason, WorkClass workClass) {
    refused++;
    return new AdmissionRefused(reason, pace.advice(workClass, queue, limits, nanos.getAsLong()));
  }
}
