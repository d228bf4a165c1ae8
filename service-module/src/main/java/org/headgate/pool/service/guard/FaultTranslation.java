package org.headgate.pool.service.guard;

import java.time.Duration;
import java.util.Set;
import org.headgate.common.problem.DatabaseBusyException;
import org.headgate.common.problem.DatabaseUnavailableException;
import org.headgate.common.problem.FieldError;
import org.headgate.common.problem.InvalidRequestException;
import org.headgate.pool.persistence.faults.DatabaseFault;
import org.headgate.pool.persistence.faults.FaultClassifier;
import org.headgate.pool.persistence.faults.FaultKind;
import org.headgate.pool.service.admission.AdmissionRefusedException;

/** Translates a database fault into a problem of the contract, without the server's words. */
final class FaultTranslation {
  private static final FaultClassifier CLASSIFIER = new FaultClassifier();
  private static final Set<FaultKind> FULL =
      Set.of(FaultKind.POOL_EXHAUSTED, FaultKind.SERVER_LIMIT, FaultKind.POOLER_LIMIT);

  private FaultTranslation() {}

  /**
   * The exception to throw; {@code original} itself if only the feature knows what the fault means.
   */
  static RuntimeException of(
      DatabaseFault fault, RuntimeException original, PoolGuardState guardState) {
    return switch (fault.kind().answer()) {
      case BUSY ->
          new DatabaseBusyException(
              "The database is busy. Nothing was changed.",
              guardState.admission().retryAfter(),
              original);
      case UNAVAILABLE ->
          new DatabaseUnavailableException(outcome(fault), untilReachable(guardState), original);
      case REFUSED ->
          new InvalidRequestException(
              new FieldError("body", "holds a character that cannot be stored"));
      case RETHROW -> original;
    };
  }

  /** Whether nothing was begun because no connection was free. */
  static boolean isLackOfConnections(DatabaseBusyException busy) {
    return busy.getCause() instanceof AdmissionRefusedException refused
        ? refused.reason().isLackOfCapacity()
        : CLASSIFIER.classify(busy).filter(fault -> FULL.contains(fault.kind())).isPresent();
  }

  /** The time until the next trial, at least a second. */
  static Duration untilReachable(PoolGuardState guardState) {
    Duration left = guardState.breaker().untilTrial();
    return Duration.ofSeconds(Math.max(1, left.plusNanos(999_999_999).toSeconds()));
  }

  private static String outcome(DatabaseFault fault) {
    return fault.kind().isBeforeCommit()
        ? "The database cannot be used. Nothing was changed."
        : "The connection to the database was lost. Whether the change was made is not known.";
  }
}
