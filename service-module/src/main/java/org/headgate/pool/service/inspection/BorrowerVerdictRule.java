package org.headgate.pool.service.inspection;

import java.time.Duration;
import java.util.Optional;
import org.headgate.pool.api.BorrowerVerdict;
import org.headgate.pool.persistence.Backend;

/**
 * Decides what a borrower is doing.
 *
 * @param leakAfter how long one may hold a connection that the server sees idle
 */
public record BorrowerVerdictRule(Duration leakAfter) {
  /** Longer statements are slow: normal ones take milliseconds. */
  public static final Duration SLOW = Duration.ofSeconds(2);

  /** A transaction without a statement for longer counts as forgotten. */
  public static final Duration FORGOTTEN = Duration.ofSeconds(2);

  private static final Duration MIN_LEAK = Duration.ofSeconds(10);
  private static final Duration CONNECT_MARGIN = Duration.ofSeconds(2);

  /** A borrower that is still connecting, which may take this long, is no leak. */
  public static BorrowerVerdictRule forConnectTimeout(Duration connectTimeout) {
    Duration connected = connectTimeout.plus(CONNECT_MARGIN);
    return new BorrowerVerdictRule(connected.compareTo(MIN_LEAK) > 0 ? connected : MIN_LEAK);
  }

  /**
   * @param backend the process that works for the borrower
   * @param serverSeen whether the server could be asked; without it nothing is called a leak
   */
  public BorrowerVerdict of(Optional<Backend> backend, Duration held, boolean serverSeen) {
    return backend
        .map(BorrowerVerdictRule::ofWorking)
        .orElse(
            serverSeen && held.compareTo(leakAfter) >= 0
                ? BorrowerVerdict.LEAK
                : BorrowerVerdict.RUNNING);
  }

  private static BorrowerVerdict ofWorking(Backend backend) {
    if (backend.isActive() && backend.waitsForALock()) {
      return BorrowerVerdict.LOCK_WAIT;
    }
    if (backend.isIdleInTransaction()) {
      return backend.inState().compareTo(FORGOTTEN) >= 0
          ? BorrowerVerdict.IDLE_IN_TRANSACTION
          : BorrowerVerdict.RUNNING;
    }
    return backend.inStatement().filter(age -> age.compareTo(SLOW) >= 0).isPresent()
        ? BorrowerVerdict.SLOW_QUERY
        : BorrowerVerdict.RUNNING;
  }
}
