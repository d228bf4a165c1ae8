package org.headgate.pool.service;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.headgate.pool.persistence.DatabaseFault;
import org.headgate.pool.persistence.FaultClassifier;
import org.headgate.pool.persistence.FaultKind;
import org.headgate.problem.DatabaseBusy;
import org.headgate.problem.DatabaseUnavailable;
import org.headgate.problem.HeadgateException;
import org.headgate.problem.ServiceUnavailable;

/**
 * One call through the guard with all its runs. Each run waits for a permit of its own, so that
 * nobody holds one while backing off; all waiting together stays within the deadline.
 */
final class GuardedCall<T> {
  private static final FaultClassifier CLASSIFIER = new FaultClassifier();

  private final GuardedWork work;
  private final Supplier<T> body;
  private final DatabaseGate gate;
  private final HeldPermits held;
  private final GuardListener listener;
  private final Pace pace;
  private final long begunAt;
  private Optional<DatabaseFault> previous = Optional.empty();

  GuardedCall(
      GuardedWork work,
      Supplier<T> body,
      DatabaseGate gate,
      HeldPermits held,
      GuardListener listener,
      Pace pace) {
    this.work = work;
    this.body = body;
    this.gate = gate;
    this.held = held;
    this.listener = listener;
    this.pace = pace;
    this.begunAt = pace.nanos();
  }

  T run(RetryPolicy policy) {
    for (int retry = 1; ; retry++) {
      try {
        return runOnce();
      } catch (RuntimeException failure) {
        // Whatever EJB, JPA and driver wrap a fault in: only the classifier can tell.
        DatabaseFault fault = faultIn(failure).orElseThrow(() -> withoutFault(failure));
        previous = Optional.of(fault);
        gate.faults().enter(fault);
        listener.faulted(work, fault);
        Duration delay = policy.delay(retry, pace.jitter());
        if (retry > policy.maxRetries() || !mayRepeat(fault, delay)) {
          throw giveUp(fault, failure);
        }
        listener.retried(work, retry, delay);
        if (!rested(delay)) {
          throw giveUp(fault, failure);
        }
      }
    }
  }

  private T runOnce() {
    if (gate.breaker().isRefusing()) {
      throw refusedByBreaker();
    }
    Permit permit = admitted();
    long taken = pace.nanos();
    try {
      return attempt(gate.breaker().begin().orElseThrow(this::refusedByBreaker));
    } finally {
      permit.close();
      listener.released(work, Duration.ofNanos(pace.nanos() - taken));
    }
  }

  private T attempt(CircuitBreaker.Attempt attempt) {
    Optional<Throwable> failure = Optional.empty();
    boolean done = false;
    Borrow borrow = gate.borrows().begin(work);
    held.add(work.database());
    try {
      T result = body.get();
      done = true;
      return result;
    } catch (RuntimeException thrown) {
      failure = Optional.of(thrown);
      throw thrown;
    } finally {
      held.remove(work.database());
      Optional<FaultKind> fault = failure.flatMap(GuardedCall::faultIn).map(DatabaseFault::kind);
      gate.borrows().end(borrow, !done, !fault.equals(Optional.of(FaultKind.POOL_EXHAUSTED)));
      if (done) {
        gate.breaker().succeeded(attempt);
      } else {
        gate.breaker().ended(attempt, fault);
      }
    }
  }

  private Permit admitted() {
    long asked = pace.nanos();
    try {
      Permit permit = gate.admission().acquire(work.workClass(), patience());
      listener.admitted(work, Duration.ofNanos(pace.nanos() - asked));
      return permit;
    } catch (AdmissionRefused refused) {
      listener.refused(work, refused.reason());
      throw new DatabaseBusy(
          "The database is busy. Nothing was changed.", refused.retryAfter(), refused);
    }
  }

  private DatabaseUnavailable refusedByBreaker() {
    listener.refused(work, Refusal.BREAKER_OPEN);
    return new DatabaseUnavailable(
        "The database cannot be reached. Nothing was changed.",
        FaultTranslation.untilReachable(gate));
  }

  private boolean mayRepeat(DatabaseFault fault, Duration delay) {
    return work.repeatable().after(fault.kind())
        && !gate.breaker().isRefusing()
        && delay.compareTo(patience()) < 0;
  }

  private Duration patience() {
    return gate.admission().deadline().minusNanos(pace.nanos() - begunAt);
  }

  private boolean rested(Duration delay) {
    try {
      pace.pause(delay);
      return true;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * A repetition that was refused ends the call with the fault before it: that one gets its line in
   * the log.
   */
  private RuntimeException withoutFault(RuntimeException failure) {
    if (failure instanceof ServiceUnavailable) {
      previous.ifPresent(this::failed);
    }
    return failure;
  }

  private RuntimeException giveUp(DatabaseFault fault, RuntimeException failure) {
    failed(fault);
    return FaultTranslation.of(fault, failure, gate);
  }

  private void failed(DatabaseFault fault) {
    gate.faults().gaveUp(fault);
    listener.failed(work, fault, gate.snapshot());
  }

  private static Optional<DatabaseFault> faultIn(Throwable failure) {
    return failure instanceof HeadgateException ? Optional.empty() : CLASSIFIER.classify(failure);
  }
}
