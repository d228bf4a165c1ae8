package org.headgate.pool.service.diagnosis;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.headgate.common.service.ElapsedTime;
import org.headgate.pool.api.DiagnosisCode;
import org.headgate.pool.api.PoolChange;
import org.headgate.pool.api.PoolSizing;
import org.headgate.pool.service.diagnosis.Finding.Severity;
import org.headgate.pool.service.monitoring.DemandSnapshot;

/**
 * Names a change that made a pool smaller, since which requests wait or are refused: the change is
 * the cause, and reverting it the cure. A change that was reverted for its harm is named for
 * another minute.
 */
final class PoolChangeRule implements DiagnosisRule {
  private static final Duration BLAMED_FOR = Duration.ofMinutes(10);
  private static final String HEADGATE = "headgate";

  @Override
  public Stream<Finding> evaluate(DiagnosisInput diagnosisInput) {
    return diagnosisInput.pools().stream()
        .filter(pool -> !PoolShortage.isTiedUp(pool))
        .flatMap(pool -> ofPool(pool, diagnosisInput).stream());
  }

  /** The change that shrank the pool, while it explains the shortage. */
  static Optional<PoolChange> shrinkOf(PoolObservation pool, DiagnosisInput diagnosisInput) {
    return Optional.ofNullable(diagnosisInput.history().changes().get(pool.pool()))
        .filter(change -> maxOf(change.after()) < maxOf(change.before()))
        .filter(
            change ->
                change.state() == PoolChange.State.REVERTED
                    ? change.endedAt().filter(diagnosisInput::isRecent).isPresent()
                    : !ElapsedTime.hasPassed(BLAMED_FOR, change.appliedAt(), diagnosisInput.now()));
  }

  private static Optional<Finding> ofPool(PoolObservation pool, DiagnosisInput diagnosisInput) {
    return shrinkOf(pool, diagnosisInput)
        .flatMap(
            change ->
                change.state() == PoolChange.State.REVERTED
                    ? reverted(pool, change, diagnosisInput)
                    : PoolShortage.of(pool)
                        .map(shortage -> inForce(pool, change, shortage, diagnosisInput)));
  }

  private static Finding inForce(
      PoolObservation pool, PoolChange change, PoolShortage shortage, DiagnosisInput input) {
    boolean open = change.state() == PoolChange.State.APPLIED;
    DemandSnapshot demand = pool.demand();
    Finding finding =
        new Finding(
            DiagnosisCode.POOL_CHANGE,
            Optional.of(pool.pool()),
            "%s %s ago; %s%s."
                .formatted(
                    sentence(pool, change),
                    DurationFormat.of(Duration.between(change.appliedAt(), input.now())),
                    refusals(pool),
                    open ? "; reverted unless kept" : ""),
            "In the last %s s %s were served, %s of them after waiting, and %s refused."
                .formatted(
                    demand.window().toSeconds(),
                    demand.admitted(),
                    demand.waited(),
                    demand.refused()),
            open
                ? "Revert the change."
                : "Restore the pool's earlier size: %s connections."
                    .formatted(maxOf(change.before())),
            change.appliedAt(),
            shortage.isNow() || open ? Severity.HARMS : Severity.IS_OVER);
    return open ? finding.curedByRevert(change.changeId()) : finding;
  }

  private static String refusals(PoolObservation pool) {
    DemandSnapshot demand = pool.demand();
    long requests = demand.admitted() + demand.refused();
    return demand.refused() == 0
        ? DurationFormat.count(pool.guard().admission().waiting(), "request waits", "requests wait")
        : "%s %% are refused".formatted(Math.round(100.0 * demand.refused() / requests));
  }

  /** A revert that nobody requested was made by Headgate, with a reason. */
  private static Optional<Finding> reverted(
      PoolObservation pool, PoolChange change, DiagnosisInput diagnosisInput) {
    return change
        .reason()
        .filter(reason -> change.endedAt().filter(change.revertsAt()::isAfter).isPresent())
        .filter(reason -> change.endedBy().filter(HEADGATE::equals).isPresent())
        .flatMap(
            reason ->
                change
                    .endedAt()
                    .map(
                        ended ->
                            new Finding(
                                DiagnosisCode.POOL_CHANGE,
                                Optional.of(pool.pool()),
                                "%s; %s. It was reverted automatically %s ago."
                                    .formatted(
                                        sentence(pool, change),
                                        reason,
                                        DurationFormat.of(
                                            Duration.between(ended, diagnosisInput.now()))),
                                "It was in force for %s."
                                    .formatted(
                                        DurationFormat.of(
                                            Duration.between(change.appliedAt(), ended))),
                                "None is needed: the pool has what it had.",
                                change.appliedAt(),
                                Severity.IS_OVER)));
  }

  private static String sentence(PoolObservation pool, PoolChange change) {
    return "%s shrank %s from %s to %s"
        .formatted(
            change.actor(), pool.pool().wireName(), maxOf(change.before()), maxOf(change.after()));
  }

  private static int maxOf(PoolSizing sizing) {
    return sizing.poolSize() + sizing.maxOverflow();
  }
}
