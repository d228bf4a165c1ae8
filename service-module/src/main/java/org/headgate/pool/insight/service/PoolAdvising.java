package org.headgate.pool.insight.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.headgate.pool.DatabaseName;
import org.headgate.pool.PoolAdvice;
import org.headgate.pool.Verdict;
import org.headgate.pool.persistence.Backend;
import org.headgate.pool.persistence.FaultKind;
import org.headgate.pool.service.DatabaseGuard;
import org.headgate.pool.service.EffectivePools;
import org.headgate.pool.service.PoolDemand;

/** Gathers what a pool went through in the last minute and has it judged. */
@ApplicationScoped
public class PoolAdvising {

  private static final Duration LATELY = Duration.ofSeconds(60);
  private static final Set<FaultKind> LIMITS =
      EnumSet.of(FaultKind.SERVER_LIMIT, FaultKind.POOLER_LIMIT);

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
            free()));
  }

  /** None where the server or a pooler said so lately: its limits tell nothing of a pooler's. */
  private Optional<Integer> free() {
    Instant lately = clock.instant().minus(LATELY);
    boolean full =
        Arrays.stream(DatabaseName.values())
            .flatMap(pool -> guard.lastFaults(pool).values().stream())
            .anyMatch(fault -> LIMITS.contains(fault.kind()) && fault.at().isAfter(lately));
    return full ? Optional.of(0) : server.sightIfSeen().map(sight -> sight.limits().free());
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
