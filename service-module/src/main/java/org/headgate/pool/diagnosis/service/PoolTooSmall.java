package org.headgate.pool.diagnosis.service;

import java.util.Optional;
import java.util.stream.Stream;
import org.headgate.pool.DatabaseName;
import org.headgate.pool.DiagnosisCode;
import org.headgate.pool.service.AdmissionSnapshot;
import org.headgate.pool.service.Demand;

/**
 * Requests wait or are refused because every connection is out. On its own it means that the pool
 * is too small; below another finding it is what that one brings about. The operator lane is left
 * out: only probes and the console wait there, for each other.
 */
final class PoolTooSmall implements Symptom {
  private static final double SHARE_THAT_WAITS = 0.05;
  private static final int FEW = 20;

  @Override
  public Stream<Finding> in(Sights sights) {
    return sights.pools().stream()
        .filter(pool -> pool.pool() != DatabaseName.OPERATOR)
        .filter(pool -> pool.condition().isUp())
        .flatMap(pool -> ofPool(pool, sights).stream());
  }

  private static Optional<Finding> ofPool(PoolSight pool, Sights sights) {
    AdmissionSnapshot admission = pool.guard().admission();
    Demand demand = pool.demand();
    boolean full = admission.waiting() > 0;
    boolean oftenShort =
        demand.refused() > 0
            || (demand.admitted() >= FEW && demand.waited() > demand.admitted() * SHARE_THAT_WAITS);
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
                    Words.count(admission.waiting(), "request", "requests"),
                    behind(sights.requests().waiting())),
            "In the last %s s %s were served, %s of them after waiting, and %s refused; a connection"
                    .formatted(
                        demand.window().toSeconds(),
                        demand.admitted(),
                        demand.waited(),
                        demand.refused())
                + " is held for %s ms on average.".formatted(admission.meanHold().toMillis()),
            "See the advice for this pool; raise pool_size or max_overflow within the budget.",
            sights.now(),
            full ? Weight.HARMS : Weight.IS_OVER));
  }

  /** Those who wait before the threads want one pool or another. */
  private static String behind(long requests) {
    return requests == 0 ? "" : ", %s more for their turn".formatted(requests);
  }
}
