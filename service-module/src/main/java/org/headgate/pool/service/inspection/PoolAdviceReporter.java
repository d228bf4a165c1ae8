package org.headgate.pool.service.inspection;

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
import org.headgate.config.database.PoolName;
import org.headgate.pool.api.BorrowerVerdict;
import org.headgate.pool.api.PoolAdvice;
import org.headgate.pool.persistence.Backend;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.inspection.PoolSizeAdvisor.AdviceInput;
import org.headgate.pool.service.monitoring.PoolDemandTracker;
import org.headgate.pool.service.tuning.EffectivePoolSettings;

/** Gathers what a pool went through in the last minute and has it judged. */
@ApplicationScoped
public class PoolAdviceReporter {

  @Inject EffectivePoolSettings effective;
  @Inject DatabaseGuard guard;
  @Inject PoolDemandTracker demand;
  @Inject BorrowerReporter borrowerReporter;
  @Inject DatabaseServerInspector server;
  @Inject Clock clock;

  public PoolAdvice of(PoolName pool) {
    List<Borrower> holding = borrowerReporter.of(pool, server.findBackendsIfReachable());
    return PoolSizeAdvisor.advise(
        new AdviceInput(
            pool,
            effective.of(pool),
            demand.of(pool),
            guard.snapshot(pool).admission().meanHold(),
            dominant(holding),
            leaking(holding),
            FreeServerConnections.free(
                Arrays.stream(PoolName.values())
                    .flatMap(each -> guard.lastFaults(each).values().stream()),
                server.statusIfReachable().map(sight -> sight.limits().free()),
                clock.instant())));
  }

  private static int leaking(List<Borrower> holding) {
    return (int) holding.stream().filter(each -> each.verdict() == BorrowerVerdict.LEAK).count();
  }

  private static Optional<AdviceInput.Dominant> dominant(List<Borrower> holding) {
    double all = seconds(holding);
    Map<String, List<Borrower>> byStatement =
        holding.stream()
            .filter(each -> each.backend().filter(Backend::isActive).isPresent())
            .collect(Collectors.groupingBy(each -> each.backend().orElseThrow().statement()));
    return byStatement.entrySet().stream()
        .map(
            each ->
                new AdviceInput.Dominant(
                    each.getKey(), all == 0 ? 0 : seconds(each.getValue()) / all))
        .max(Comparator.comparingDouble(AdviceInput.Dominant::share));
  }

  private static double seconds(List<Borrower> holding) {
    return holding.stream().map(Borrower::held).reduce(Duration.ZERO, Duration::plus).toNanos()
        / 1e9;
  }
}
