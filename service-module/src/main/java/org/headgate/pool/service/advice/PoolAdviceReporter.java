package org.headgate.pool.service.advice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.headgate.config.database.PoolName;
import org.headgate.pool.api.PoolAdvice;
import org.headgate.pool.persistence.Backend;
import org.headgate.pool.service.diagnosis.PoolFindings;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.inspection.Borrower;
import org.headgate.pool.service.inspection.BorrowerReporter;
import org.headgate.pool.service.inspection.DatabaseServerInspector;
import org.headgate.pool.service.monitoring.DemandSnapshot;
import org.headgate.pool.service.monitoring.PoolDemandTracker;
import org.headgate.pool.service.tuning.ConnectionLeaseHolder;
import org.headgate.pool.service.tuning.EffectivePoolSettings;

/** Collects the last 15 minutes of a pool and passes them to {@link PoolSizeAdvisor}. */
@ApplicationScoped
public class PoolAdviceReporter {

  @Inject EffectivePoolSettings effective;
  @Inject DatabaseGuard guard;
  @Inject PoolDemandTracker demand;
  @Inject BorrowerReporter borrowerReporter;
  @Inject DatabaseServerInspector server;
  @Inject PoolFindings findings;
  @Inject ConnectionLeaseHolder lease;
  @Inject Clock clock;

  public PoolAdvice of(PoolName pool) {
    return PoolSizeAdvisor.advise(input(pool));
  }

  /** The input of an advice; the server is asked through the operator lane. */
  public AdviceInput input(PoolName pool) {
    List<Borrower> holding = borrowerReporter.of(pool, server.findBackendsIfReachable());
    DemandSnapshot asked = demand.overTime(pool);
    return new AdviceInput(
        pool,
        effective.of(pool),
        asked,
        dominant(holding),
        findings.distortion(pool, asked.window()),
        room());
  }

  /** The connections left by the server, the pooler and the budget of all nodes. */
  private Optional<Integer> room() {
    Optional<Integer> ofTheServer =
        FreeServerConnections.free(
            Arrays.stream(PoolName.values())
                .flatMap(poolName -> guard.lastFaults(poolName).values().stream()),
            server.statusIfReachable().map(status -> status.limits().free()),
            clock.instant());
    Optional<Integer> ofTheBudget =
        lease
            .report()
            .map(
                budget ->
                    budget.limit() - budget.grantedTotal() + budget.thisNode() - effective.total());
    return Stream.of(ofTheServer, ofTheBudget)
        .flatMap(Optional::stream)
        .min(Comparator.naturalOrder());
  }

  private static Optional<AdviceInput.Dominant> dominant(List<Borrower> holding) {
    double all = seconds(holding);
    Map<String, List<Borrower>> byStatement =
        holding.stream()
            .filter(borrower -> borrower.backend().filter(Backend::isActive).isPresent())
            .collect(
                Collectors.groupingBy(borrower -> borrower.backend().orElseThrow().statement()));
    return byStatement.entrySet().stream()
        .map(
            entry ->
                new AdviceInput.Dominant(
                    entry.getKey(), all == 0 ? 0 : seconds(entry.getValue()) / all))
        .max(Comparator.comparingDouble(AdviceInput.Dominant::share));
  }

  private static double seconds(List<Borrower> holding) {
    return holding.stream().map(Borrower::held).reduce(Duration.ZERO, Duration::plus).toNanos()
        / 1e9;
  }
}
