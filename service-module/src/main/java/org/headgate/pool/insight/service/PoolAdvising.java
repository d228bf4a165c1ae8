package org.headgate.pool.insight.service;

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
import org.headgate.pool.DatabaseName;
import org.headgate.pool.PoolAdvice;
import org.headgate.pool.Verdict;
import org.headgate.pool.persistence.Backend;
import org.headgate.pool.service.DatabaseGuard;
import org.headgate.pool.service.EffectivePools;
import org.headgate.pool.service.PoolDemand;

/** Gathers what a pool went through in the last minute and has it judged. */
@ApplicationScoped
public class PoolAdvising {

  @Inject EffectivePools effective;
  @Inject DatabaseGuard guard;
  @Inject PoolDemand demand;
  @Inject Borrowers borrowers;
  @Inject PlatformServer server;
  @Inject Clock clock;

  public PoolAdvice of(DatabaseName pool) {
    List<Borrower> holding = borrowers.of(pool, server.backendsIfSeen());
    return PoolAdvisor.advise(
        new AdviceInput(
            pool,
            effective.of(pool),
            demand.of(pool),
            guard.snapshot(pool).admission().meanHold(),
            dominant(holding),
            leaking(holding),
            ServerRoom.free(
                Arrays.stream(DatabaseName.values())
                    .flatMap(each -> guard.lastFaults(each).values().stream()),
                server.sightIfSeen().map(sight -> sight.limits().free()),
                clock.instant())));
  }

  private static int leaking(List<Borrower> holding) {
    return (int) holding.stream().filter(each -> each.verdict() == Verdict.LEAK).count();
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
