package org.headgate.pool.service.guard;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.headgate.common.problem.DatabaseBusyException;
import org.headgate.common.problem.DatabaseUnavailableException;
import org.headgate.common.problem.HeadgateException;
import org.headgate.common.problem.TemporarilyUnavailableException;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.faults.DatabaseFault;
import org.headgate.pool.persistence.faults.FaultClassifier;
import org.headgate.pool.persistence.faults.FaultKind;
import org.headgate.pool.service.admission.AdmissionPermit;
import org.headgate.pool.service.admission.AdmissionRefusedException;
import org.headgate.pool.service.admission.RefusalReason;

/**
 * One call through the guard with all its attempts. Each attempt acquires its own permit, so that
 * none is held during a backoff; all waits together stay within the deadline.
 */
final class GuardedCall<T> {
  private static final FaultClassifier CLASSIFIER = new FaultClassifier();

  private final GuardedWork work;
  private final Supplier<T> body;
  private final PoolGuardState guardState;
  private final ThreadPermits held;
  private final GuardListener listener;
  private final GuardClock guardClock;
  private final long begunAt;
  private Optional<DatabaseFault> previous = Optional.empty();

  GuardedCall(
      GuardedWork work,
      Supplier<T> body,
      PoolGuardState guardState,
      ThreadPermits held,
      GuardListener listener,
      GuardClock guardClock) {
    this.work = work;
    this.body = body;
    this.guardState = guardState;
    this.held = held;
    this.listener = listener;
    this.guardClock = guardClock;
    this.begunAt = guardClock.nanos();
  }

  T run(RetryPolicy policy) {
    for (int retry = 1; ; retry++) {
      try {
        return runOnce();
      } catch (RuntimeException failure) {
        // Whatever EJB, JPA and driver wrap a fault in: only the classifier can tell.
        DatabaseFault fault = faultIn(failure).orElseThrow(() -> withoutFault(failure));
        previous = Optional.of(fault);
        guardState.faults().record(fault);
        listener.faulted(work, fault);
        Duration delay = policy.delay(retry, guardClock.jitter());
        if (retry > policy.maxRetries() || !isRetryable(fault, delay)) {
          throw giveUp(fault, failure);
        }
        listener.retried(work, retry, delay);
        if (!backOff(delay)) {
          throw giveUp(fault, failure);
        }
      }
    }
  }

  private T runOnce() {
    if (guardState.breaker().isRefusing()) {
      throw refusedByBreaker();
    }
    long startNanos = guardClock.nanos();
    AdmissionPermit admissionPermit = permit();
    long taken = guardClock.nanos();
    try {
      listener.admitted(work, Duration.ofNanos(taken - startNanos));
      return attempt(guardState.breaker().begin().orElseThrow(this::refusedByBreaker));
    } finally {
      admissionPermit.close();
      listener.released(work, Duration.ofNanos(guardClock.nanos() - taken));
    }
  }

  private T attempt(CircuitBreaker.Attempt attempt) {
    Optional<Throwable> failure = Optional.empty();
    boolean done = false;
    ConnectionBorrow connectionBorrow = guardState.borrows().begin(work);
    held.add(work.database());
    try {
      T result = body.get();
      done = true;
      return result;
    } catch (RuntimeException e) {
      failure = Optional.of(e);
      throw e;
    } finally {
      held.remove(work.database());
      Optional<FaultKind> fault = failure.flatMap(GuardedCall::faultIn).map(DatabaseFault::kind);
      guardState
          .borrows()
          .end(connectionBorrow, !done, !fault.equals(Optional.of(FaultKind.POOL_EXHAUSTED)));
      if (done) {
        guardState.breaker().succeeded(attempt);
      } else {
        guardState.breaker().ended(attempt, fault);
      }
    }
  }

  private AdmissionPermit permit() {
    try {
      return guardState.admission().acquire(work.workPriority(), remainingTime());
    } catch (AdmissionRefusedException e) {
      listener.refused(work, e.reason());
      throw new DatabaseBusyException(
          "The database is busy. Nothing was changed.", e.retryAfter(), e);
    }
  }

  private DatabaseUnavailableException refusedByBreaker() {
    listener.refused(work, RefusalReason.BREAKER_OPEN);
    return new DatabaseUnavailableException(
        "The database cannot be reached. Nothing was changed.",
        FaultTranslation.untilReachable(guardState));
  }

  private boolean isRetryable(DatabaseFault fault, Duration delay) {
    return work.repeatable().after(fault.kind())
        && !guardState.breaker().isRefusing()
        && delay.compareTo(remainingTime()) < 0;
  }

  private Duration remainingTime() {
    return guardState.admission().deadline().minusNanos(guardClock.nanos() - begunAt);
  }

  private boolean backOff(Duration delay) {
    try {
      guardClock.pause(delay);
      return true;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** If a retry is refused, the call ends with the fault before it, which is logged. */
  private RuntimeException withoutFault(RuntimeException failure) {
    if (failure instanceof TemporarilyUnavailableException) {
      previous.ifPresent(this::failed);
    }
    return failure;
  }

  private RuntimeException giveUp(DatabaseFault fault, RuntimeException failure) {
    failed(fault);
    return FaultTranslation.of(fault, failure, guardState);
  }

  private void failed(DatabaseFault fault) {
    guardState.faults().recordFailedCall(fault);
    listener.failed(work, fault, guardState.snapshot());
  }

  private static Optional<DatabaseFault> faultIn(Throwable failure) {
    return failure instanceof HeadgateException ? Optional.empty() : CLASSIFIER.classify(failure);
  }

  /**
   * The databases for which the current thread holds a permit. Nested work acquires no second one:
   * with all permits in use, each holder would wait for another.
   */
  static final class ThreadPermits {
    // Not static: two guards, as tests have them, know nothing of each other's permits.
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<Set<PoolName>> held = new ThreadLocal<>();

    boolean has(PoolName database) {
      return any() && held.get().contains(database);
    }

    boolean any() {
      return held.get() != null;
    }

    void add(PoolName database) {
      if (any()) {
        held.get().add(database);
      } else {
        held.set(EnumSet.of(database));
      }
    }

    /** Clears the thread, which belongs to the server's pool. */
    void remove(PoolName database) {
      held.get().remove(database);
      if (held.get().isEmpty()) {
        held.remove();
      }
    }
  }
}
