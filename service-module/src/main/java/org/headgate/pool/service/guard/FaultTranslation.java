package org.headgate.pool.service.guard;

import java.time.Duration;
import org.headgate.common.problem.DatabaseBusyException;
import org.headgate.common.problem.DatabaseUnavailableException;
import org.headgate.common.problem.FieldError;
import org.headgate.common.problem.InvalidRequestException;
import org.headgate.pool.persistence.faults.DatabaseFault;

/** What the caller is told of a fault: the words of the contract, never those of the server. */
final class FaultTranslation {
  private FaultTranslation() {}

  /**
   * The exception to throw; {@code original} itself where only the feature knows what the fault
   * means.
   */
  static RuntimeException of(DatabaseFault fault, RuntimeException original, PoolGuardState gate) {
    return switch (fault.kind().answer()) {
      case BUSY ->
          new DatabaseBusyException(
              "The database is busy. Nothing was changed.",
              gate.admission().retryAfter(),
              original);
      case UNAVAILABLE ->
          new DatabaseUnavailableException(outcome(fault), untilReachable(gate), original);
      case REFUSED ->
          new InvalidRequestException(
              new FieldError("body", "holds a character that cannot be stored"));
      case RETHROW -> original;
    };
  }

  /** The next trial, or a second where the breaker has no opinion yet. */
  static Duration untilReachable(PoolGuardState gate) {
    Duration left = gate.breaker().untilTrial();
    return Duration.ofSeconds(Math.max(1, left.plusNanos(999_999_999).toSeconds()));
  }

  private static String outcome(DatabaseFault fault) {
    return fault.kind().isBeforeCommit()
        ? "The database cannot be used. Nothing was changed."
        : "The connection to the database was lost. Whether the change was made is not known.";
  }
}
