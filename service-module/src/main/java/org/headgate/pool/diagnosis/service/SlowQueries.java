package org.headgate.pool.diagnosis.service;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.headgate.pool.DiagnosisCode;
import org.headgate.pool.Verdict;
import org.headgate.pool.insight.service.Borrower;
import org.headgate.pool.persistence.Backend;

/** Statements run for long and keep connections from others; the one that holds most is named. */
final class SlowQueries implements Symptom {

  @Override
  public Stream<Finding> in(Sights sights) {
    return sights.pools().stream().flatMap(pool -> ofPool(pool, sights).stream());
  }

  private static Optional<Finding> ofPool(PoolSight pool, Sights sights) {
    Map<String, List<Borrower>> byStatement =
        pool.judged(Verdict.SLOW_QUERY).stream()
            .collect(
                Collectors.groupingBy(each -> each.backend().map(Backend::statement).orElse("")));
    return byStatement.entrySet().stream()
        .max(Map.Entry.comparingByValue(Comparator.comparing(SlowQueries::total)))
        .map(worst -> finding(pool, worst.getKey(), worst.getValue(), sights));
  }

  private static Finding finding(
      PoolSight pool, String statement, List<Borrower> holders, Sights sights) {
    Duration mean = total(holders).dividedBy(holders.size());
    Duration longest =
        holders.stream().map(Borrower::held).max(Duration::compareTo).orElse(Duration.ZERO);
    return new Finding(
        DiagnosisCode.SLOW_QUERY,
        Optional.of(pool.pool()),
        "%s pool: %s of %s connections are held by one slow statement, for %s on average: %s"
            .formatted(
                pool.title(),
                holders.size(),
                pool.guard().admission().size(),
                Words.of(mean),
                statement),
        pool.pressure()
            + holders
                .get(0)
                .borrow()
                .endpoint()
                .map(route -> " It serves " + route + ".")
                .orElse(""),
        "Explain and index the statement, or give it less to do. A larger pool only lets more of"
            + " them run at once.",
        sights.now().minus(longest),
        Weight.HARMS);
  }

  private static Duration total(List<Borrower> holders) {
    return holders.stream().map(Borrower::held).reduce(Duration.ZERO, Duration::plus);
  }
}
