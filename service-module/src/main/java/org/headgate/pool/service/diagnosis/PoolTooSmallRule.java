package org.headgate.pool.service.diagnosis;

import java.util.Optional;
import java.util.stream.Stream;
import org.headgate.config.database.PoolName;
import org.headgate.pool.api.DiagnosisCode;
import org.headgate.pool.service.admission.AdmissionSnapshot;
import org.headgate.pool.service.diagnosis.Finding.Severity;
import org.headgate.pool.service.monitoring.DemandSnapshot;

/**
 * Requests wait or are refused because every connection is out. On its own it means that the pool
 * is too small; below another finding it is what that one brings about. The operator lane is left
 * out: only probes and the console wait there, for each other.
 */
final class PoolTooSmallRule implements DiagnosisRule {
  private static final double SHARE_THAT_WAITS = 0.05;
  private static final int FEW = 20;

  @Override
  public Stream<Finding> evaluate(DiagnosisInput diagnosisInput) {
    return diagnosisInput.pools().stream()
        .filter(pool -> pool.pool() != PoolName.OPERATOR)
        .filter(pool -> pool.condition().isUp())
        .flatMap(pool -> ofPool(pool, diagnosisInput).stream());
  }

  private static Optional<Finding> ofPool(PoolObservation pool, DiagnosisInput diagnosisInput) {
    AdmissionSnapshot admission = pool.guard().admission();
    DemandSnapshot demandSnapshot = pool.demand();
    boolean full = admission.waiting() > 0;
    boolean oftenShort =
        demandSnapshot.refused() > 0
            || (demandSnapshot.admitted() >= FEW
                && demandSnapshot.waited() > demandSnapshot.admitted() * SHARE_THAT_WAITS);
    if (!full && !oftenShort) {
      return Optional.empty();
    }
    return Optional.of(
        new Finding(
            DiagnosisCode.POOL_TOO_SMALL,
            Optional.of(pool.pool()),
            "%s pool %s too small for what %s asked of it: %s of %s in use, %s waiting%s."
                .formatted(
                    pool.title(),
                    full ? "is" : "was",
                    full ? "is" : "was",
                    admission.inUse(),
                    admission.size(),
                    DurationFormat.count(admission.waiting(), "request", "requests"),
                    behind(diagnosisInput.requests().waiting())),
            "In the last %s s %s were served, %s of them after waiting, and %s refused; a connection"
                    .formatted(
                        demandSnapshot.window().toSeconds(),
                        demandSnapshot.admitted(),
                        demandSnapshot.waited(),
                        demandSnapshot.refused())
                + " is held for %s ms on average.".formatted(admission.meanHold().toMillis()),
            "See the advice for this pool; raise pool_size or max_overflow within the budget.",
            diagnosisInput.now(),
            full ? Severity.HARMS : Severity.IS_OVER));
  }

  /** Those who wait before the threads want one pool or another. */
  private static String behind(long requests) {
    return requests == 0 ? "" : ", %s more for their turn".formatted(requests);
  }
}
