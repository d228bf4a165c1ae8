package org.headgate.pool.service.diagnosis;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.headgate.config.database.PoolName;
import org.headgate.pool.api.DiagnosisCode;
import org.headgate.pool.service.admission.AdmissionSnapshot;
import org.headgate.pool.service.diagnosis.Finding.Severity;
import org.headgate.pool.service.monitoring.DemandSnapshot;

/**
 * Names a pool that is too small: requests wait or are refused because every connection is in use,
 * and nothing else explains it or did within the last minute. The operator lane is left out: only
 * probes and the console wait there, for each other.
 */
final class PoolTooSmallRule implements DiagnosisRule {

  /** A server that answers later than this is far away, or its network is slow. */
  private static final Duration MAX_ROUND_TRIP = Duration.ofMillis(150);

  @Override
  public Stream<Finding> evaluate(DiagnosisInput diagnosisInput) {
    return diagnosisInput.pools().stream()
        .filter(pool -> pool.pool() != PoolName.OPERATOR)
        .filter(pool -> pool.status().isUp())
        .filter(pool -> !PoolShortage.isTiedUp(pool))
        .filter(pool -> diagnosisInput.dominant(pool.pool()).isEmpty())
        .filter(pool -> PoolChangeRule.shrinkOf(pool, diagnosisInput).isEmpty())
        .filter(
            pool ->
                !diagnosisInput
                    .history()
                    .isExplainedUntilJustNow(pool.pool(), diagnosisInput.now()))
        .flatMap(
            pool ->
                PoolShortage.of(pool)
                    .map(shortage -> finding(pool, shortage, diagnosisInput))
                    .stream());
  }

  private static Finding finding(
      PoolObservation pool, PoolShortage shortage, DiagnosisInput diagnosisInput) {
    AdmissionSnapshot admission = pool.guard().admission();
    DemandSnapshot demandSnapshot = pool.demand();
    Optional<Duration> distance =
        diagnosisInput
            .server()
            .map(server -> server.limits().roundTrip())
            .filter(trip -> trip.compareTo(MAX_ROUND_TRIP) >= 0);
    return new Finding(
        DiagnosisCode.POOL_TOO_SMALL,
        Optional.of(pool.pool()),
        "%s pool %s too small for its load: %s of %s in use, %s waiting%s."
            .formatted(
                pool.title(),
                shortage.isNow() ? "is" : "was",
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
            + " is held for %s ms on average.".formatted(admission.meanHold().toMillis())
            + distance.map(PoolTooSmallRule::distanceNote).orElse(""),
        distance.isPresent()
            ? "Look at the network between this node and the database: every statement takes that"
                + " long at least. A larger pool carries more until then."
            : "See the advice for this pool; raise pool_size or max_overflow within the budget.",
        diagnosisInput.now(),
        shortage.isNow() ? Severity.HARMS : Severity.IS_OVER);
  }

  private static String distanceNote(Duration distance) {
    return " The server took %s ms to answer a question about itself."
        .formatted(distance.toMillis());
  }

  /** Requests that wait for a thread, whichever pool they will use. */
  private static String behind(long requests) {
    return requests == 0 ? "" : ", %s more not admitted yet".formatted(requests);
  }
}
