package org.headgate.pool.service.diagnosis;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.headgate.pool.api.BorrowerVerdict;
import org.headgate.pool.api.DiagnosisCode;
import org.headgate.pool.service.monitoring.DemandSnapshot;

/**
 * Requests wait for a connection, or often did recently. If something other than the size ties up
 * connections, this is a symptom, and a symptom is not reported beside its cause.
 *
 * @param isNow whether requests wait at this moment
 */
record PoolShortage(boolean isNow) {
  private static final double SHARE_THAT_WAITS = 0.05;
  private static final int MIN_ADMITTED = 20;

  /** If a quarter of the connections is held without doing anything, the size is not the reason. */
  private static final int EXPLAINING_PART = 4;

  private static final Set<BorrowerVerdict> TIED_UP =
      Set.of(
          BorrowerVerdict.LOCK_WAIT,
          BorrowerVerdict.IDLE_IN_TRANSACTION,
          BorrowerVerdict.LEAK,
          BorrowerVerdict.SLOW_QUERY);

  static Optional<PoolShortage> of(PoolObservation pool) {
    boolean full = pool.guard().admission().waiting() > 0;
    return full || wasOften(pool.demand()) ? Optional.of(new PoolShortage(full)) : Optional.empty();
  }

  private static boolean wasOften(DemandSnapshot demand) {
    return demand.refused() > 0
        || (demand.admitted() >= MIN_ADMITTED
            && demand.waited() > demand.admitted() * SHARE_THAT_WAITS);
  }

  /** Whether the findings, or the observed use of connections, explain a full pool. */
  static boolean isExplained(PoolObservation pool, List<Finding> findings) {
    return isTiedUp(pool)
        || findings.stream()
            .anyMatch(
                other ->
                    other.code() == DiagnosisCode.POOL_CHANGE
                        && other.pool().equals(Optional.of(pool.pool())));
  }

  static boolean isTiedUp(PoolObservation pool) {
    long tied =
        pool.borrowers().stream().filter(borrower -> TIED_UP.contains(borrower.verdict())).count()
            + pool.lost().filter(lost -> lost.takenBackAt().isEmpty()).stream().count();
    return tied * EXPLAINING_PART >= pool.guard().admission().size();
  }
}
